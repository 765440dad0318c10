import Subprocess
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A program that was started, with its streams and its signals passed through.
public enum ChildProcess {
  /// How a process ended.
  public struct Ending: Hashable, Sendable {
    /// Its exit status as a shell has it: 128 and the signal's number if one ended it.
    public let status: Int32
    /// The signal that ended it; nil if it ended by itself.
    public let signal: Int32?
    /// The signal that came to this process to stop it; nil if there was none.
    public let passedOn: Int32?

    /// Whether somebody stopped it.
    public var wasStopped: Bool {
      passedOn != nil || signal.map { PassedSignals.stopping.contains($0) } ?? false
    }
  }

  /// Runs a program until it ends.
  ///
  /// Standard input and output are the process's own. Standard error is, too, unless somebody wants
  /// to read along: then what is written there comes through a pipe, unchanged.
  ///
  /// - Parameters:
  ///   - words: The program, which is looked for in `PATH`, and its arguments.
  ///   - environment: Variables to set beside those that there are.
  ///   - readAlong: Takes what the program writes to standard error; nil to leave it alone.
  /// - Returns: How it ended.
  /// - Throws: ``LaunchError`` if it could not be started.
  public static func run(
    _ words: [String], environment: [String: String] = [:],
    readAlong: ((borrowing [UInt8]) -> Void)? = nil
  ) async throws(LaunchError) -> Ending {
    guard let program = words.first else {
      throw LaunchError("no command; write it behind --")
    }
    var executable: Executable =
      program.contains("/") ? .path(FilePath(program)) : .name(program)
    var arguments = Arguments(Array(words.dropFirst()))
    let variables = Environment.inherit.updating(
      Dictionary(
        environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) }
        },
        uniquingKeysWith: { first, _ in first }))
    let signals = PassedSignals()
    defer { signals.stop() }
    do {
      if !signals.ignored.isEmpty {
        _ = try await executable.resolveExecutablePath(in: variables)
        executable = .path("/bin/sh")
        arguments = Arguments(["-c", Self.script(ignoring: signals.ignored), "sh"] + words)
      }
      let status: TerminationStatus
      if let readAlong {
        let result = try await Subprocess.run(
          executable, arguments: arguments, environment: variables, input: .currentStandardInput,
          output: .currentStandardOutput, error: .sequence
        ) { execution in
          signals.pass(to: execution.processIdentifier.value)
          for try await piece in execution.standardError {
            let bytes = piece.bytes.copied
            // Nobody may read standard error any more; the job goes on all the same.
            _ = try? FileDescriptor.standardError.writeAll(bytes)
            readAlong(bytes)
          }
        }
        status = result.terminationStatus
      } else {
        let result = try await Subprocess.run(
          executable, arguments: arguments, environment: variables, input: .currentStandardInput,
          output: .currentStandardOutput, error: .currentStandardError
        ) { execution in signals.pass(to: execution.processIdentifier.value) }
        status = result.terminationStatus
      }
      return ending(status, passedOn: signals.lastPassed)
    } catch {
      throw LaunchError("\(program): cannot be started: \(error)")
    }
  }

  /// A script of a shell that becomes its arguments, with signals ignored: ``Subprocess`` gives each
  /// program the system's own actions.
  private static func script(ignoring signals: [Int32]) -> String {
    "trap '' \(signals.map(String.init).joined(separator: " ")); exec \"$@\""
  }

  private static func ending(_ status: TerminationStatus, passedOn: Int32?) -> Ending {
    switch status {
    case .exited(let code): Ending(status: code, signal: nil, passedOn: passedOn)
    case .signaled(let signal): Ending(status: 128 + signal, signal: signal, passedOn: passedOn)
    }
  }
}

extension RawSpan {
  /// The bytes, on their own.
  fileprivate var copied: [UInt8] {
    // The bytes lie within the span, and are copied before the closure ends.
    unsafe withUnsafeBytes { bytes in unsafe Array(bytes) }
  }
}
