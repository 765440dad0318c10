import ArgumentParser
import Logging
import Report
import SparkEventLog
import SparkProfile

/// What there is of a run beside its event log.
struct EvidenceOptions: ParsableArguments {
  @Option(
    name: .customLong("gc-log"), parsing: .singleValue,
    help: ArgumentHelp(
      "GC logs of executors and driver: a file or a folder. May be repeated.",
      discussion: """
        They tell what was live on the heap, which an event log does not. Recorded \
        (JDK 9 and later; G1, Parallel, Serial, ZGC, Shenandoah) with \
        spark.executor.extraJavaOptions=-Xlog:gc*:file=/var/log/spark/gc-{{EXECUTOR_ID}}.log\
        :time,uptime,level,tags and for the driver with spark.driver.extraJavaOptions=\
        -Xlog:gc*:file=/var/log/spark/gc-driver.log:time,uptime,level,tags
        """,
      valueName: "path"),
    completion: .file())
  var gcLogs: [String] = []

  @Option(
    name: .customLong("stderr"), parsing: .singleValue,
    help: ArgumentHelp(
      "Output of driver and containers: a file or a folder. May be repeated.",
      discussion: """
        Of yarn logs -applicationId …, kubectl logs …, or a standalone worker's folder: it \
        names what ran out of memory where the process died before it could be logged.
        """,
      valueName: "path"),
    completion: .file())
  var outputs: [String] = []

  /// Whether anything was given.
  var isEmpty: Bool { gcLogs.isEmpty && outputs.isEmpty }

  /// What is said where there are several applications.
  static let ofOneApplication = ValidationError(
    "--gc-log and --stderr belong to one application; name one log.")

  /// Adds what was given to a profile; ends the command with one line if a path cannot be read.
  ///
  /// What belongs to no process, or was read in part only, is said on standard error.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - log: Where its log is; GC logs beside it are taken if none is named.
  ///   - command: Who says it.
  ///   - logger: Told what was read.
  /// - Throws: `ExitCode` 3 if a path cannot be read, which is said.
  func add(
    to profile: inout SparkProfile, of log: String, command: String, logger: Logger
  ) throws {
    let gcLogs = gcLogs.isEmpty ? GCLogReader.pathsBeside(log) : gcLogs
    guard !gcLogs.isEmpty || !outputs.isEmpty else { return }
    do throws(EventLogError) {
      var logs: [GCLog] = []
      for path in gcLogs {
        let (found, notes) = try GCLogReader.logs(at: path)
        if found.isEmpty, notes.isEmpty { warn("\(path): holds no GC log", command) }
        notes.forEach { warn($0, command) }
        logs += found
      }
      GCLogMatching.attach(logs, to: &profile).forEach { warn($0, command) }
      for path in outputs {
        let notes = try ProcessLogReader.read(path, into: &profile.processMessages)
        notes.forEach { warn($0, command) }
      }
      logger.debug("read \(logs.count) GC logs, \(profile.processMessages.fileCount) outputs")
    } catch {
      warn(error.description, command)
      throw ExitCode(3)
    }
  }

  private func warn(_ message: String, _ command: String) {
    StandardError.write("ballast \(command): \(TerminalText.escaped(message))")
  }
}
