import Dispatch
import NIOConcurrencyHelpers
import Watch

/// What happened and was not looked at yet, from any thread, in order.
final class WatchEvents: Sendable {
  /// What somebody at the terminal or the system wants, or what became of a look or a judgement.
  enum Event: Sendable {
    case state(WatchState.Event)
    /// The screen is to be left, and drawn anew when the process goes on.
    case suspend
  }

  private let waiting = NIOLockedValueBox<[Event]>([])
  private let count = DispatchSemaphore(value: 0)

  /// Adds what happened.
  func add(_ event: Event) {
    waiting.withLockedValue { $0.append(event) }
    count.signal()
  }

  /// The next one, waited for.
  ///
  /// - Parameter milliseconds: For how long to wait.
  /// - Returns: What happened; nil if nothing did.
  func next(within milliseconds: Int64) -> Event? {
    guard count.wait(timeout: .now() + .milliseconds(Int(max(0, milliseconds)))) == .success else {
      return nil
    }
    return waiting.withLockedValue { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
