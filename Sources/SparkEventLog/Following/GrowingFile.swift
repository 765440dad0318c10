import Dispatch
import SparkProfile
import SystemPackage

/// Reads a file that another process still writes to, each byte once, whatever its codec.
///
/// A decoder asks for bytes when it wants them and cannot be told that there are none yet. So it
/// runs on a thread of its own, which sleeps whenever it has used up what the file holds, and is
/// woken to look again. A block that is not whole yet waits, as its bytes do.
final class GrowingFile: Sendable {
  struct State: Sendable {
    var content: FollowedDraft
    /// Whether nothing will be added to the file any more.
    var isFinal = false
    /// Whether nobody wants what is read.
    var isAbandoned = false
    /// Whether everything was read, or reading failed.
    var isDone = false
    var failure: EventLogError?
    /// Bytes of the file that were read.
    var byteCount: Int64 = 0
  }

  /// What both threads know. The file itself is not in it, so that nobody keeps the reader alive.
  final class Shared: Sendable {
    let state: Locked<State>
    /// Signalled for the reader to look again.
    let awake = DispatchSemaphore(value: 0)
    /// Signalled by the reader when it has nothing left to read.
    let asleep = DispatchSemaphore(value: 0)

    init(_ content: FollowedDraft) { state = Locked(State(content: content)) }
  }

  let path: String
  private let shared: Shared
  private let descriptor: FileDescriptor
  private let reader = DispatchQueue(label: "ballast.growing-file")

  /// Opens a file and reads nothing yet.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - content: What the files before it have told.
  /// - Throws: ``EventLogError`` if it cannot be opened.
  init(path: String, after content: FollowedDraft) throws(EventLogError) {
    self.path = path
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw EventLogError(opening: path, error)
    }
    shared = Shared(content)
    reader.async { [shared, descriptor] in
      shared.awake.wait()
      Self.read(descriptor, name: path, shared)
      try? descriptor.close()
      shared.state.withLock { $0.isDone = true }
      shared.asleep.signal()
    }
  }

  deinit {
    shared.state.withLock { $0.isAbandoned = true }
    shared.awake.signal()
  }

  /// Reads what has come since the last time, and waits until that is done.
  ///
  /// - Parameter isFinal: Whether nothing will be added any more.
  /// - Returns: What this file and those before it have told.
  /// - Throws: ``EventLogError`` if it can no longer be read, or is no event log.
  func catchUp(isFinal: Bool) throws(EventLogError) -> FollowedDraft {
    let mayRead = shared.state.withLock { state in
      state.isFinal = isFinal
      return !state.isDone
    }
    if mayRead {
      shared.awake.signal()
      shared.asleep.wait()
    }
    let (content, failure) = shared.state.withLock { ($0.content, $0.failure) }
    if let failure { throw failure }
    return content
  }

  /// Whether a path now stands for another file than this one, or for one that was cut short.
  func isReplaced(at path: String) -> Bool {
    guard let now = try? FilePath(path).stat() else { return false }
    // The reader closes the file when it is done; then its identity no longer matters.
    let (isDone, byteCount) = shared.state.withLock { ($0.isDone, $0.byteCount) }
    if now.size < byteCount { return true }
    guard !isDone, let own = try? descriptor.stat() else { return false }
    return own.inode != now.inode || own.deviceID != now.deviceID
  }

  private static func read(_ descriptor: FileDescriptor, name: String, _ shared: Shared) {
    do throws(EventLogError) {
      let file = SleepingSource(descriptor, name: name, shared)
      let content = try Codec.decoded(file, name: name)
      var lines = GrowingLines(content)
      while try lines.next({ buffer, count in
        shared.state.withLock { $0.content.add(buffer, count: count) }
      }) {
        shared.state.withLock { state in
          for _ in 0..<lines.takePassedOver() { state.content.passOverLine() }
        }
        if shared.state.withLock({ $0.content.draft.isHopeless }) {
          throw EventLogError(
            .notAnEventLog, path: name, message: "is no Spark event log: no line of it is an event")
        }
      }
      if let damage = content.damage {
        shared.state.withLock { $0.content.note(damage, in: name) }
      }
    } catch {
      shared.state.withLock { $0.failure = error }
    }
  }
}

/// The bytes of a file that grows. At its end it sleeps, unless that end is final.
private final class SleepingSource: ByteSource {
  private let descriptor: FileDescriptor
  private let name: String
  private let shared: GrowingFile.Shared
  let damage: SourceDamage? = nil

  init(_ descriptor: FileDescriptor, name: String, _ shared: GrowingFile.Shared) {
    self.descriptor = descriptor
    self.name = name
    self.shared = shared
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    while !shared.state.withLock(\.isAbandoned) {
      // Asked before reading: what is written until it becomes final is then still read.
      let isFinal = shared.state.withLock(\.isFinal)
      let count = try readFile(into: &buffer, at: offset)
      if count > 0 {
        shared.state.withLock { $0.byteCount = $0.byteCount.addingSaturated(Int64(count)) }
        return count
      }
      if isFinal { return 0 }
      shared.asleep.signal()
      shared.awake.wait()
    }
    return 0
  }

  private func readFile(
    into buffer: inout [UInt8], at offset: Int
  ) throws(EventLogError) -> Int {
    do {
      return unsafe try buffer.withUnsafeMutableBytes { bytes in
        // The slice is checked against the buffer's bounds, and is used only within the closure.
        unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]))
      }
    } catch {
      throw EventLogError(opening: name, error)
    }
  }
}
