import Dispatch
import SparkProfile
import Watch

/// Does what the state machine of watching says, and tells it what comes of that. All of it happens
/// on one thread, but for looking and judging.
struct WatchLoop {
  let source: any LiveSource
  let events: WatchEvents
  /// Whether the first picture is also the last.
  let isOnce: Bool
  var state: WatchState
  var outputs: WatchOutputs

  /// A picture of a terminal ages by the second, even if nothing happens.
  private static let longestSleep: Int64 = 1000

  /// Watches until there is a reason to stop.
  mutating func run() throws -> WatchState.Ending {
    if let size = outputs.screenSize { events.add(.state(.resized(size))) }
    var sleep: Int64 = 0
    while true {
      let event = events.next(within: sleep)
      let now = WatchClock.now
      switch event {
      case .suspend?: outputs.suspend()
      case .state, nil:
        if let ending = handle(event, at: now) {
          if case .neverSeen = ending { return ending }
          try outputs.show(state, at: now)
          return ending
        }
      }
      try outputs.show(state, at: now)
      if isOnce, state.pictureCount > 0 { return .asked }
      guard outputs.isWanted else { return .asked }
      sleep = min(max(state.wait(at: now), 50), Self.longestSleep)
    }
  }

  private mutating func handle(
    _ event: WatchEvents.Event?, at time: Int64
  ) -> WatchState.Ending? {
    var happened = WatchState.Event.tick
    if case .state(let event)? = event { happened = event }
    for action in state.handle(happened, at: time) {
      switch action {
      case .look: look()
      case .judge(let profile): judge(profile)
      case .leave(let ending): return ending
      }
    }
    return nil
  }

  private func look() {
    let (source, events) = (source, events)
    Task {
      let start = ContinuousClock.now
      do throws(WatchTrouble) {
        let application = try await source.next()
        events.add(.state(.seen(application, cost: start.millisecondsUntilNow)))
      } catch {
        events.add(.state(.trouble(error)))
      }
    }
  }

  private func judge(_ profile: SparkProfile) {
    DispatchQueue.global().async { [events] in
      let start = ContinuousClock.now
      let judgement = LiveJudgement(profile)
      events.add(.state(.judged(judgement, cost: start.millisecondsUntilNow)))
    }
  }
}

extension ContinuousClock.Instant {
  /// Whole milliseconds since then.
  fileprivate var millisecondsUntilNow: Int64 {
    let passed = duration(to: .now).components
    return passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000
  }
}
