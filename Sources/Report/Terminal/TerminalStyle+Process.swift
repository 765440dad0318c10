#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension TerminalStyle {
  /// The style for what this process writes to its standard output.
  public static func ofStandardOutput() -> TerminalStyle {
    of(descriptor: STDOUT_FILENO)
  }

  /// The style for what this process writes to its standard error.
  public static func ofStandardError() -> TerminalStyle {
    of(descriptor: STDERR_FILENO)
  }

  private static func of(descriptor: Int32) -> TerminalStyle {
    TerminalStyle(
      isTerminal: isatty(descriptor) == 1, environment: ProcessInfo.processInfo.environment)
  }
}
