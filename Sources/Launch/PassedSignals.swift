import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals that reach this process while a child of it runs, and are meant for the child.
///
/// What a terminal sends, it sends to both; only what somebody sent to this process alone is passed
/// on. Until the child has ended, none of them ends this process, which has still to say what became
/// of it. Signals that this process ignores, as `nohup` and `&` in a script have it, stay ignored.
struct PassedSignals {
  /// The signals that stop a program.
  static let stopping: Set<Int32> = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
  private static let passed = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2]
  /// A reader of the output that went away is the child's affair; it is told by itself.
  private static let caught = passed + [SIGPIPE]

  /// The signals of these that this process ignores.
  let ignored: [Int32]
  private let before: [(signal: Int32, action: sigaction)]

  /// A handler can hold nothing of its own, so what it needs stands here: a process has one set of
  /// handlers, and runs one child at a time.
  private static let child = Atomic<Int32>(0)
  private static let last = Atomic<Int32>(0)
  private static let waiting = Atomic<Int32>(0)

  /// Takes the signals over.
  init() {
    Self.child.store(0, ordering: .sequentiallyConsistent)
    Self.last.store(0, ordering: .sequentiallyConsistent)
    Self.waiting.store(0, ordering: .sequentiallyConsistent)
    ignored = Self.passed.filter(Self.isIgnored)
    before = Self.caught.filter { !Self.isIgnored($0) }.map { number in
      var action = sigaction()
      var earlier = sigaction()
      // The handler only loads and stores atomics and calls kill, which a handler may.
      let handler:
        @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?)
          -> Void = { number, info, _ in
            let isOfTerminal = unsafe info.map { unsafe $0.pointee.si_code > 0 } ?? false
            guard number != SIGPIPE else { return }
            if number != SIGUSR1, number != SIGUSR2 {
              PassedSignals.last.store(number, ordering: .sequentiallyConsistent)
            }
            guard !isOfTerminal else { return }
            let child = PassedSignals.child.load(ordering: .sequentiallyConsistent)
            if child > 0 {
              kill(child, number)
            } else {
              PassedSignals.waiting.store(number, ordering: .sequentiallyConsistent)
            }
          }
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_sigaction = handler
      #else
        unsafe action.__sigaction_handler.sa_sigaction = handler
      #endif
      action.sa_flags = SA_SIGINFO | SA_RESTART
      unsafe sigaction(number, &action, &earlier)
      return (number, earlier)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    // Only the bits of the two are compared.
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// The last signal that came to stop the child; nil if none did.
  var lastPassed: Int32? {
    let number = Self.last.load(ordering: .sequentiallyConsistent)
    return number > 0 ? number : nil
  }

  /// Names the child, and passes on what came before it was there.
  func pass(to child: Int32) {
    Self.child.store(child, ordering: .sequentiallyConsistent)
    let waiting = Self.waiting.exchange(0, ordering: .sequentiallyConsistent)
    if waiting > 0 { kill(child, waiting) }
  }

  /// Gives the signals back.
  func stop() {
    Self.child.store(0, ordering: .sequentiallyConsistent)
    for (number, action) in before {
      var action = action
      unsafe sigaction(number, &action, nil)
    }
  }
}
