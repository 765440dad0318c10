#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps other processes from opening the history while this one does.
///
/// SQLite makes each change of the tables a transaction, but what is to be changed is looked up
/// before it: of two processes that find a new file, both would make its tables.
enum OpeningLock {
  /// Does something while no other process does.
  ///
  /// - Parameters:
  ///   - path: The history; the lock is a file beside it.
  ///   - body: What is done.
  /// - Returns: What it returns.
  /// - Throws: What it throws, or ``RunStoreError`` if the file of the lock cannot be made, or another
  ///   process holds the lock for ``RunStore/patience``.
  static func holding<Value>(beside path: String, _ body: () throws -> Value) throws -> Value {
    let descriptor = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw RunStoreError(
        path: path, problem: "cannot be opened; look whether it may be read and written")
    }
    defer { close(descriptor) }
    var waited = 0.0
    // A file system without such locks leaves it to SQLite's own.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, [EWOULDBLOCK, EINTR].contains(errno) {
      guard waited < RunStore.patience else {
        throw RunStoreError(path: path, problem: RunStore.problemOfUse)
      }
      usleep(UInt32(pause * 1e6))
      waited += pause
    }
    return try body()
  }

  /// How long it waits before it looks again, in seconds.
  private static let pause = 0.01
}
