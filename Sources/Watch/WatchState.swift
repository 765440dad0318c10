public import SparkProfile

/// Watching one application, as a state machine: what happens goes in, what to do comes out. It
/// reads no clock, no source and no terminal.
///
/// All times are in milliseconds since 1970, on one clock.
public struct WatchState: Sendable {
  /// Something that happened.
  public enum Event: Sendable {
    /// Time has passed.
    case tick
    /// The application was seen; that took `cost` milliseconds.
    case seen(LiveApplication, cost: Int64)
    /// The application could not be seen.
    case trouble(WatchTrouble)
    /// What was seen last was judged; that took `cost` milliseconds.
    case judged(LiveJudgement, cost: Int64)
    /// A key was pressed.
    case key(Key)
    /// The terminal has another size.
    case resized(ViewState.Size)
    /// Somebody wants the end, by a signal.
    case interrupted
  }

  /// Something to do.
  public enum Action: Sendable {
    /// Look at the application, then say what was seen, or why not.
    case look
    /// Judge a profile, then say what comes out.
    case judge(SparkProfile)
    /// Stop watching.
    case leave(Ending)
  }

  /// Why watching stopped.
  public enum Ending: Hashable, Sendable {
    /// The application ended.
    case ended
    /// Somebody wanted it.
    case asked
    /// The application was seen, and then for longer than patience lasts it was not.
    case lost(WatchTrouble)
    /// The application could not be seen at all.
    case neverSeen(WatchTrouble)
  }

  /// What somebody has chosen to see.
  public internal(set) var view = ViewState()
  /// What was seen last; nil before.
  public private(set) var application: LiveApplication?
  /// How often the application was seen and judged, or could not be seen: each time there is
  /// something new to show.
  public private(set) var pictureCount = 0

  private let source: String
  private let pace: Pace
  private let patience: Int64
  private var tracked = TrackedApplication()
  private var nextLook: Int64
  private var isLooking = false
  private var isJudging = false
  private var lookCost: Int64 = 0
  private var outage: WatchPicture.Outage?
  private var notices: [WatchPicture.Notice] = []
  private var hasLeft = false

  /// More notices than this are forgotten, the oldest first.
  private static let mostNotices = 20

  /// Nothing was seen yet.
  ///
  /// - Parameters:
  ///   - source: How messages name what is watched.
  ///   - pace: How often to look.
  ///   - patience: For how many milliseconds to go on trying when nothing can be seen.
  ///   - time: Now.
  public init(source: String, pace: Pace, patience: Int64, time: Int64) {
    self.source = source
    self.pace = pace
    self.patience = max(0, patience)
    nextLook = time
  }

  /// Takes in what happened.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - time: Now.
  /// - Returns: What to do. After ``Action/leave(_:)`` nothing more comes.
  public mutating func handle(_ event: Event, at time: Int64) -> [Action] {
    guard !hasLeft else { return [] }
    var actions: [Action] = []
    switch event {
    case .tick: break
    case .seen(let application, let cost): actions = see(application, cost: cost, at: time)
    case .trouble(let trouble): actions = note(trouble, at: time)
    case .judged(let judgement, let cost): actions = take(judgement, cost: cost, at: time)
    case .resized(let size): view.size = size
    case .key(let key):
      if press(key) { actions = leave(.asked) }
    case .interrupted: actions = leave(.asked)
    }
    return actions + lookIfDue(at: time)
  }

  private mutating func see(
    _ application: LiveApplication, cost: Int64, at time: Int64
  ) -> [Action] {
    let isFirst =
      self.application.map { $0.profile.isOfAnother(than: application.profile) } ?? true
    isLooking = false
    // The first look, and the first at another application, takes in all that was before.
    lookCost = isFirst ? 0 : cost
    if let outage {
      let gap = time.elapsed(since: outage.since)
      let again = self.application == nil ? "" : " again"
      notice("seen\(again) after \(max(0, gap) / 1000) s without an answer", at: time)
    }
    outage = nil
    if let before = self.application, isFirst {
      notice(
        "another application answers now: \(application.profile.label), after "
          + "\(before.profile.label)", at: time)
      tracked = TrackedApplication()
      view.chosen = [:]
      view.page = .overview
    }
    self.application = application
    tracked.add(application)
    isJudging = true
    return [.judge(application.profile)]
  }

  private mutating func take(
    _ judgement: LiveJudgement, cost: Int64, at time: Int64
  ) -> [Action] {
    isJudging = false
    pictureCount += 1
    tracked.take(judgement, at: time)
    nextLook = time.addingSaturated(pace.wait(afterLook: lookCost, judging: cost))
    return application?.hasEnded == true ? leave(.ended) : []
  }

  private mutating func note(_ trouble: WatchTrouble, at time: Int64) -> [Action] {
    isLooking = false
    var now =
      outage
      ?? WatchPicture.Outage(message: trouble.message, since: time, retry: time, failures: 0)
    now.failures += 1
    now.message = trouble.message
    nextLook = time.addingSaturated(pace.wait(afterFailures: now.failures))
    now.retry = nextLook
    outage = now
    pictureCount += 1
    let isOver = time.elapsed(since: now.since) >= patience
    // What was there may come back, such as a driver that is started anew.
    guard isOver || (trouble.kind == .lasting && application == nil) else { return [] }
    return leave(application == nil ? .neverSeen(trouble) : .lost(trouble))
  }

  private mutating func lookIfDue(at time: Int64) -> [Action] {
    // A clock that was set back must not stop the looking.
    if nextLook.elapsed(since: time)
      > max(Pace.longestWait, pace.interval)
    {
      nextLook = time
    }
    guard !hasLeft, !isLooking, !isJudging, !view.isPaused, time >= nextLook else { return [] }
    isLooking = true
    return [.look]
  }

  private mutating func leave(_ ending: Ending) -> [Action] {
    hasLeft = true
    return [.leave(ending)]
  }

  private mutating func notice(_ text: String, at time: Int64) {
    notices.append(WatchPicture.Notice(time: time, text: text))
    if notices.count > Self.mostNotices { notices.removeFirst() }
  }
}

extension WatchState {
  private static let longestWait: Int64 = 3_600_000

  /// Milliseconds until there is something to do though nothing happens; an hour at most, and so
  /// long while it is paused, or what is done has not come to its end.
  public func wait(at time: Int64) -> Int64 {
    isLooking || isJudging || view.isPaused ? Self.longestWait : untilNextLook(at: time)
  }

  private func untilNextLook(at time: Int64) -> Int64 {
    min(max(0, nextLook.elapsed(since: time)), Self.longestWait)
  }

  /// All that is to be shown at a time.
  public func picture(at time: Int64) -> WatchPicture {
    var picture = tracked.picture(of: application, at: time, source: source)
    picture.outage = outage
    picture.notices = notices
    picture.isPaused = view.isPaused
    picture.wait = untilNextLook(at: time)
    if picture.phase == .running, outage != nil { picture.phase = .unseen }
    return picture
  }
}

extension SparkProfile {
  /// Whether another application, or another attempt of it, has this profile.
  fileprivate func isOfAnother(than later: SparkProfile) -> Bool {
    let (now, then) = (application, later.application)
    if let a = now.id, let b = then.id, a != b { return true }
    if let a = now.attemptID, let b = then.attemptID, a != b { return true }
    return false
  }

  fileprivate var label: String {
    (application.id ?? application.name ?? "one without a name")
      + (application.attemptID.map { ", attempt \($0)" } ?? "")
  }
}
