#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A value that one thread at a time may see.
///
/// `Mutex` of the standard library does the same. But on Linux the thread sanitizer, which knows
/// the locks of the C library, cannot see what a `Mutex` orders once threads wait for it, and
/// reports races that are none: nobody would find one that is.
///
/// Unchecked, because the compiler does not know about the lock. The value was sent here, so that
/// nobody else holds a reference into it; it is reached in `withLock` alone, between locking and
/// unlocking; and what leaves there is sent away in its turn.
@safe
final class Locked<Value>: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  init(_ value: consuming sending Value) {
    self.value = value
    unsafe lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_mutex_t())
    let status = unsafe pthread_mutex_init(lock, nil)
    precondition(status == 0, "a lock could not be made")
  }

  deinit {
    // Whoever is in `withLock` holds a reference, so nobody is.
    unsafe pthread_mutex_destroy(lock)
    unsafe lock.deinitialize(count: 1)
    unsafe lock.deallocate()
  }

  /// Calls `body` with the value while no other thread can see it.
  func withLock<Result>(_ body: (inout sending Value) -> sending Result) -> sending Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body(&value)
  }
}
