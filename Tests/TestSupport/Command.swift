public import Foundation

/// What a command did.
public struct CommandResult: Sendable {
  /// Its exit status.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
}

/// Runs a command to its end.
///
/// - Parameters:
///   - executable: The program.
///   - arguments: Its arguments.
///   - input: What comes on its standard input.
///   - environment: Variables besides those of this process.
/// - Returns: Status and output.
/// - Throws: If it cannot be started.
public func run(
  _ executable: URL, _ arguments: [String], input: Data = Data(),
  environment: [String: String] = [:]
) throws -> CommandResult {
  try withTemporaryFolder { folder in
    // Files, because a pipe that nobody reads while the process writes would stop it.
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try input.write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { _, new in new }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return CommandResult(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// Runs the `ballast` that was built with the tests.
///
/// - Parameters:
///   - arguments: Its arguments.
///   - input: What comes on its standard input.
/// - Returns: Status and output.
/// - Throws: If it cannot be started.
public func runBallast(_ arguments: String..., input: Data = Data()) throws -> CommandResult {
  try run(try Checkout.ballast, arguments, input: input)
}
