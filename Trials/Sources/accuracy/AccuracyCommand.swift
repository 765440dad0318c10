import ArgumentParser
import SystemPackage
import TrialAccuracy

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `accuracy`: how right Ballast is on recorded runs.
@main
struct AccuracyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Measure predictions and fits on recorded runs.",
    discussion: """
      From every recorded run that worked, every other run of its workload is predicted, and a \
      configuration is recommended; both are held against what was recorded.
      """)

  @Option(help: ArgumentHelp("The folder of the recordings.", valueName: "folder"))
  var recordings = "Trials/recordings"

  @Option(
    help: ArgumentHelp(
      "Where the results go; to standard output when not given.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Only these workloads, separated by commas.", valueName: "workload,…"))
  var only: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Also choose the constants anew for each workload, by the others only.")
  var leaveOneOut = true

  @Flag(help: "List every pair and every fit that went wrong, instead of the results.")
  var verbose = false

  func run() async throws {
    let names = Set((only ?? "").split(separator: ",").map { String($0.trimmingSpaces) })
    let reading: TrialReader.Reading
    do throws(TrialError) {
      reading = try await TrialReader.read(recordings, only: names)
    } catch {
      complain(error.description)
      throw ExitCode(3)
    }
    reading.notes.forEach(complain)
    let evaluation = await Evaluation(reading.trials)
    if verbose { Wrongs.lines(evaluation).forEach { print($0) } }
    if verbose, output == nil { return try end(reading) }
    let page = Results.page(
      evaluation, leftOut: reading.unreadable,
      leaveOneOut: leaveOneOut ? await LeaveOneOut(evaluation) : nil)
    if let output {
      do {
        try Data(page.utf8).write(to: URL(filePath: output), options: .atomic)
      } catch {
        complain("\(output): cannot be written: \(error)")
        throw ExitCode(3)
      }
    } else {
      print(page, terminator: "")
    }
    try end(reading)
  }

  private func end(_ reading: TrialReader.Reading) throws {
    if reading.unreadable > 0 { throw ExitCode(3) }
  }

  private func complain(_ message: String) {
    // There is nowhere to say that standard error is closed.
    _ = try? FileDescriptor.standardError.writeAll("accuracy: \(message)\n".utf8)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}
