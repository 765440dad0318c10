import SparkProfile
import Watch

/// Who runs, for how long, what is going on, and whether it can still be seen.
struct WatchHeader {
  let picture: WatchPicture
  let width: Int
  /// Whether the lines stay, so that what is said to come would soon be wrong.
  var stays = false

  /// The lines, the most important first.
  var lines: [ScreenLine] {
    picture.phase == .waiting
      ? [identity, looking] + reason
      : [identity, activity, looking] + (reason.isEmpty ? notice : reason)
  }

  private var identity: ScreenLine {
    let application = picture.application
    func named(_ text: String?) -> String? { text.map(TerminalText.escaped) }
    guard picture.phase != .waiting else {
      return ScreenLine(
        [.init("waiting for ", nil, .bold), .init(TerminalText.escaped(picture.source))])
    }
    let facts = [
      named(application.id), named(application.attemptID).map { "attempt \($0)" },
      named(application.sparkVersion).map { "Spark \($0)" },
    ].compactMap(\.self)
    return ScreenLine(
      [
        .init(phase.0, phase.1, .bold), .init("  "),
        .init(named(application.name) ?? "(unnamed)", nil, .bold),
      ] + facts.map { .init(" · " + $0) })
  }

  private var phase: (String, TerminalStyle.Colour?) {
    switch picture.phase {
    case .waiting: ("waiting", .yellow)
    case .running: ("running", .green)
    case .unseen: ("not seen", .yellow)
    case .ended: ("ended", nil)
    }
  }

  private var activity: ScreenLine {
    var line = ScreenLine(
      [picture.elapsed.map(durationText), tasks].compactMap(\.self).joined(separator: " · "))
    if let rate = picture.spillRate, rate >= 1 {
      line.pieces.append(.init(" · spilling \(WatchWords.rate(rate))", .yellow))
    }
    line.pieces += [.init(" · " + jobs), .init(executors.map { " · " + $0 } ?? "")]
    return line
  }

  private var tasks: String? {
    picture.slots > 0 ? "\(picture.activeTasks)/\(picture.slots) tasks" : nil
  }

  private var jobs: String {
    var parts = ["\(WatchWords.counted(picture.runningJobs, "job")) running"]
    if picture.succeededJobs > 0 { parts.append("\(picture.succeededJobs) done") }
    if picture.failedJobs > 0 { parts.append("\(picture.failedJobs) failed") }
    return parts.joined(separator: ", ")
  }

  private var executors: String? {
    let count = picture.executors.count { !$0.isDriver }
    guard count > 0 || picture.lostExecutors > 0 else { return nil }
    let lost = picture.lostExecutors > 0 ? ", \(picture.lostExecutors) gone" : ""
    return WatchWords.counted(count, "executor") + lost
  }

  private var looking: ScreenLine {
    if let outage = picture.outage {
      let left = outage.retry.elapsed(since: picture.time)
      let retry =
        picture.isPaused
        ? "paused" : left > 0 ? "trying again in \((left + 999) / 1000) s" : "trying again"
      return ScreenLine(
        "no answer since \(WatchWords.timeOfDay(outage.since)), \(retry)", .yellow)
    }
    if picture.isPaused {
      return ScreenLine("paused: what is shown is \(age) old; p goes on", .yellow)
    }
    guard picture.phase != .waiting else { return ScreenLine("looking …", nil, .dim) }
    var text = "seen \(age) ago"
    if !stays, picture.phase != .ended {
      text += ", looked at again in \(WatchWords.seconds(wholeWait))"
    }
    if let silence, silence > Self.longestSilence {
      text += " · nothing new for \(durationText(silence))"
    }
    return ScreenLine([
      .init(text + " · ", nil, .dim),
      .init(TerminalText.escaped(picture.source), nil, .dim),
    ])
  }

  /// An application that tells nothing for a minute is worth a word.
  private static let longestSilence: Int64 = 60_000

  /// How long it had told nothing when it was seen last.
  private var silence: Int64? {
    guard picture.phase == .running, let last = picture.application.lastEventTime else {
      return nil
    }
    return picture.time.elapsed(since: picture.age ?? 0).elapsed(since: last)
  }

  private var age: String { WatchWords.seconds((picture.age ?? 0) / 1000 * 1000) }

  private var wholeWait: Int64 { (picture.wait + 999) / 1000 * 1000 }

  /// Why there is no answer; it may be long.
  private var reason: [ScreenLine] {
    guard let outage = picture.outage else { return [] }
    return TerminalText.wrap(TerminalText.escaped(outage.message), width: width, indent: 2)
      .prefix(picture.phase == .waiting ? 8 : 1).map { ScreenLine($0, .yellow) }
  }

  private var notice: [ScreenLine] {
    if let damage = picture.damage {
      return [ScreenLine("what follows is not seen: \(TerminalText.escaped(damage))", .red)]
    }
    return picture.notices.suffix(1).map {
      ScreenLine(
        "\(WatchWords.timeOfDay($0.time))  \(TerminalText.escaped($0.text))", .cyan)
    }
  }
}
