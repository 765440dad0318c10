import Advisor
import ArgumentParser
import Report

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks on a terminal for what a plan needs and was not given.
struct PlanQuestions {
  /// Whether there is somebody to ask.
  private let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1

  /// The line that describes the machines.
  mutating func cluster(_ option: ClusterOption) throws -> ClusterOption {
    guard option.line == nil else { return option }
    var option = option
    option.line = try ask(
      "Machines, such as 8 x 16 cores 64g:", missing: "--cluster \"8 x 16 cores 64g\""
    ) { $0 }
    return option
  }

  /// What takes most of its memory.
  mutating func kind() throws -> Workload.Kind {
    let all = Workload.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return try ask("Workload (\(all)) [balanced]:", missing: "--kind balanced") {
      $0.isEmpty ? .balanced : Workload.Kind(rawValue: $0.lowercased())
    }
  }

  /// What is read.
  mutating func input() throws -> PlannedSize {
    try ask("Input as it is stored, such as 500g:", missing: "--input 500g") {
      PlannedSize(argument: $0)
    }
  }

  private func ask<Answer>(
    _ question: String, missing option: String, _ read: (String) -> Answer?
  ) throws -> Answer {
    guard isTerminal else {
      throw ValidationError("Missing \(option), which is asked for on a terminal only.")
    }
    while true {
      StandardError.write(question)
      guard let line = readLine() else { throw ExitCode(2) }
      let word = line.drop { $0 == " " }
      let answer = String(word.reversed().drop { $0 == " " }.reversed())
      if let value = read(answer) { return value }
      StandardError.write("That is none; try again, or end with Control-D.")
    }
  }
}
