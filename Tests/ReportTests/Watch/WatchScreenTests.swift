import Advisor
import SparkProfile
import TestSupport
import Testing
import Watch

@testable import Report

@Suite struct WatchScreenTests {
  private func screen(
    columns: Int, rows: Int, _ keys: Key..., executors: Int = 4, style: TerminalStyle = .plain
  ) -> String {
    var (state, time) = WatchedExample.state(executors: executors)
    _ = state.handle(.resized(ViewState.Size(columns: columns, rows: rows)), at: time)
    for key in keys { _ = state.handle(.key(key), at: time) }
    return WatchScreen(state.picture(at: time), state.view).lines(style: style)
      .joined(separator: "\n") + "\n"
  }

  @Test(
    "Screens of several sizes are as recorded",
    arguments: [(80, 24), (40, 10), (132, 30), (60, 16)])
  func overview(columns: Int, rows: Int) throws {
    try expectGolden(screen(columns: columns, rows: rows), "overview-\(columns)x\(rows).txt")
  }

  @Test("Many executors are seen through a window, in the order that was chosen")
  func window() throws {
    try expectGolden(
      screen(columns: 80, rows: 24, .character("r"), .pageDown, .down, executors: 40),
      "many-80x24.txt")
  }

  @Test("An executor, a stage and a finding are looked into")
  func details() throws {
    try expectGolden(screen(columns: 80, rows: 24, .down, .enter), "executor-80x24.txt")
    try expectGolden(screen(columns: 80, rows: 24, .tab, .enter), "stage-80x24.txt")
    try expectGolden(screen(columns: 80, rows: 24, .tab, .tab, .enter), "finding-80x24.txt")
    try expectGolden(screen(columns: 80, rows: 24, .character("?")), "help-80x24.txt")
  }

  @Test("Colours change nothing but colours")
  func colours() {
    let plain = screen(columns: 100, rows: 30)
    let coloured = screen(columns: 100, rows: 30, style: .coloured)
    #expect(coloured.contains("\u{1B}[31m"))
    let lines = zip(
      plain.split(separator: "\n", omittingEmptySubsequences: false),
      coloured.split(separator: "\n", omittingEmptySubsequences: false))
    for (a, b) in lines {
      #expect(withoutEscapes(String(b)).trimmedEnd == String(a).trimmedEnd)
    }
  }

  @Test("Of any size, a screen has just its lines, and none is too wide")
  func sizes() {
    let keys: [[Key]] = [
      [], [.enter], [.tab, .enter], [.tab, .tab, .enter], [.character("?")], [.character("g")],
    ]
    let (seen, time) = WatchedExample.state(executors: 12)
    for columns in [10, 11, 25, 39, 40, 41, 57, 79, 80, 119, 200] {
      for rows in [3, 4, 5, 8, 10, 11, 15, 16, 24, 60] {
        for keys in keys {
          var state = seen
          _ = state.handle(.resized(ViewState.Size(columns: columns, rows: rows)), at: time)
          for key in keys { _ = state.handle(.key(key), at: time) }
          let lines = WatchScreen(state.picture(at: time), state.view).lines(style: .coloured)
          #expect(lines.count == rows)
          #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(columns)×\(rows) \(keys)")
        }
      }
    }
  }

  @Test("Names from an application steer no terminal and break no line")
  func hostileNames() {
    let hostile = "a\u{1B}[2J\nb\r\u{9B}5n\u{202E}c\u{7}" + String(repeating: "漢", count: 90)
    var (state, time) = WatchedExample.state(executors: 2, name: hostile)
    var profile = SparkProfile()
    profile.application.id = hostile
    profile.application.name = hostile
    profile.application.sparkVersion = hostile
    var application = LiveApplication(time: time + 1000, profile: profile)
    application.profile.executors[hostile] = Executor(id: hostile)
    application.profile.executors[hostile]?.host = hostile
    application.executors[hostile] = LiveExecutor()
    let id = StageAttemptID(stage: 1)
    application.profile.stages[id] = Stage(id: id)
    application.profile.stages[id]?.name = hostile
    application.stages[id] = LiveStage()
    _ = state.handle(.seen(application, cost: 0), at: time + 1000)
    var judgement = LiveJudgement()
    judgement.findings = [WatchedExample.finding(1, .error, hostile, remedy: hostile)]
    _ = state.handle(.judged(judgement, cost: 0), at: time + 1000)
    _ = state.handle(.trouble(WatchTrouble(.passing, hostile)), at: time + 2000)
    let views: [[Key]] = [
      [], [.enter], [.escape, .tab, .enter], [.escape, .tab, .enter],
    ]
    for keys in views {
      for key in keys { _ = state.handle(.key(key), at: time) }
      let lines = WatchScreen(state.picture(at: time), state.view).lines(style: .plain)
      for line in lines {
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(!line.unicodeScalars.contains("\u{202E}"))
        #expect(line.displayWidth <= 80)
      }
    }
    let text = WatchTextRenderer(style: .plain).render(state.picture(at: time))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x9B })
  }

  @Test("A loss of the network says since when, why, and when it is tried again")
  func outage() throws {
    var (state, time) = WatchedExample.state()
    _ = state.handle(.trouble(WatchTrouble(.passing, "nobody answers")), at: time + 2000)
    let lines = WatchScreen(state.picture(at: time + 3000), state.view).lines(style: .plain)
    #expect(lines[0].hasPrefix("not seen  nightly-join"))
    #expect(lines[2] == "no answer since 14:05:47 UTC, trying again in 1 s")
    #expect(lines[3] == "  nobody answers")
  }

  @Test("That a log is damaged is said, before what happened")
  func damage() {
    var (state, time) = WatchedExample.state()
    _ = state.handle(.trouble(WatchTrouble(.passing, "gone")), at: time)
    var profile = SparkProfile()
    profile.coverage.damage = ["events_2 is damaged near compressed byte 17"]
    let application = LiveApplication(time: time, profile: profile)
    _ = state.handle(.seen(application, cost: 0), at: time)
    let picture = state.picture(at: time)
    #expect(!picture.notices.isEmpty)
    #expect(
      WatchScreen(picture, state.view).lines(style: .plain)[3]
        == "what follows is not seen: events_2 is damaged near compressed byte 17")
  }

  @Test("Before anything was seen it says what is waited for")
  func waiting() {
    let state = WatchState(source: "app.inprogress", pace: Pace(interval: 1), patience: 9, time: 0)
    let lines = WatchScreen(state.picture(at: 0), state.view).lines(style: .plain)
    #expect(lines[0] == "waiting for app.inprogress")
    var late = state
    let reason = String(repeating: "nobody answers, and this is why ", count: 5)
    _ = late.handle(.trouble(WatchTrouble(.passing, reason)), at: 0)
    let screen = WatchScreen(late.picture(at: 0), late.view).lines(style: .plain)
    #expect(screen[1] == "no answer since 00:00:00 UTC, trying again in 2 s")
    #expect(screen[2...4].joined().split(separator: " ").joined(separator: " ") + " " == reason)
  }

  @Test("A heap that is nearly full is neither red nor foretold")
  func heapPeak() {
    let gauge = Gauge(value: 99, limit: 100, isPeak: true)
    #expect(WatchWords.colour(gauge, of: .heap) == nil)
    #expect(WatchWords.colour(gauge, of: .container) == .red)
    #expect(WatchWords.colour(gauge, of: .unified) == .yellow)
  }

  private func withoutEscapes(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
