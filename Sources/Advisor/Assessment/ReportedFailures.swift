import SparkProfile

/// What the output of processes adds to the failures that the event log holds.
///
/// A failure that the event log tells is not added again. Whom a line is about:
///
/// - An executor's own lines are about executors; so is, wherever it stands, what names a
///   container's limit or a task's share of memory, because only executors have these here.
/// - A driver's line is about the driver when it names a limit that a driver has too and does not
///   quote a task or an executor.
/// - What a driver tells of executors counts only if the event log has no end: a log that has one
///   tells of every executor that was lost while it was needed, and of others an exit code means
///   nothing, because they are stopped when the application ends.
/// - Other lines are about nobody in particular, and count for nothing.
struct ReportedFailures {
  /// About executors, in the order of the kinds' first lines.
  private(set) var executors: [ProcessMessages.Message] = []
  /// About the driver.
  private(set) var driver: [ProcessMessages.Message] = []

  /// Limits that a JVM of any role has.
  private static let ofAnyProcess: Set<MemoryFailure> = [
    .heap, .gcOverhead, .directMemory, .metaspace, .nativeThread, .arraySize, .kryoBuffer,
    .hostMemory, .spillDisk, .blockSize, .refusedSetting,
  ]
  /// Limits that only a driver meets.
  private static let ofDriver: Set<MemoryFailure> = [
    .broadcast, .broadcastLimit, .broadcastTimeout, .rpcMessageSize,
  ]

  init(_ profile: SparkProfile) {
    let hasEnd = profile.application.endTime != nil
    for message in profile.processMessages.messages where message.failure != .maxResultSize {
      switch Self.subject(message, hasEnd: hasEnd) {
      case .executor: executors.append(message)
      // In local mode one JVM is both, and what it lacked its tasks lacked.
      case .driver:
        if profile.isLocal, !Self.ofDriver.contains(message.failure) {
          executors.append(message)
        } else {
          driver.append(message)
        }
      case .unknown: continue
      }
    }
  }

  private static func subject(
    _ message: ProcessMessages.Message, hasEnd: Bool
  ) -> ProcessMessages.Writer {
    if ofDriver.contains(message.failure) { return .driver }
    let isAnybodys = ofAnyProcess.contains(message.failure)
    switch message.writer {
    case .executor: return .executor
    case .unknown: return isAnybodys ? .unknown : .executor
    case .driver:
      // An exit code is what a driver says of others; it never sees its own.
      let isExitCode = message.failure == .heap && !message.text.contains("Java heap space")
      let isOwn = isAnybodys && !message.isQuoted && !isExitCode
      if isOwn { return .driver }
      return hasEnd ? .unknown : .executor
    }
  }
}

extension MemoryFailures.OfExecutors {
  /// A failure of which only a process's output tells.
  init(_ message: ProcessMessages.Message) {
    self.init(failure: message.failure)
    self.message = message.text
    place = message.place
    reportedLines = message.lineCount
  }
}
