import SparkProfile
import Testing
import Watch

@Suite struct WatchStateTests {
  private let trouble = WatchTrouble(.passing, "nobody answers")

  @Test("It looks, judges what it saw, waits for the interval, and looks again")
  func cycle() {
    var state = WatchState()
    #expect(state.did(.tick, at: 0) == [.look])
    #expect(state.did(.tick, at: 10) == [], "one look at a time")
    #expect(state.did(.seen(Live(time: 20).application, cost: 5), at: 20) == [.judge])
    #expect(state.did(.tick, at: 5000) == [], "no look while judging")
    #expect(state.did(.judged(LiveJudgement(), cost: 5), at: 5000) == [])
    #expect(state.did(.tick, at: 6999) == [])
    #expect(state.wait(at: 6999) == 1)
    #expect(state.did(.tick, at: 7000) == [.look])
    #expect(state.pictureCount == 1)
  }

  @Test("What looking and judging cost together makes the next look later")
  func cost() {
    var state = WatchState()
    _ = state.did(.tick, at: 0)
    _ = state.did(.seen(Live().application, cost: 60_000), at: 600)
    _ = state.did(.judged(LiveJudgement(), cost: 400), at: 1000)
    #expect(state.wait(at: 1000) == 7600, "the first look is not like the others")
    #expect(state.did(.tick, at: 8600) == [.look])
    _ = state.did(.seen(Live().application, cost: 600), at: 9000)
    _ = state.did(.judged(LiveJudgement(), cost: 400), at: 10_000)
    #expect(state.did(.tick, at: 28_999) == [])
    #expect(state.did(.tick, at: 29_000) == [.look])
  }

  @Test("After failures it is tried again later and later, and a success forgets them")
  func backOff() {
    var state = WatchState()
    var time: Int64 = 0
    for wait: Int64 in [2000, 4000, 8000, 16_000] {
      #expect(state.did(.tick, at: time) == [.look])
      #expect(state.did(.trouble(trouble), at: time) == [])
      #expect(state.picture(at: time).outage?.retry == time + wait)
      #expect(state.did(.tick, at: time + wait - 1) == [])
      time += wait
    }
    #expect(state.picture(at: time).outage?.failures == 4)
    #expect(state.picture(at: time).phase == .waiting)
    _ = state.did(.tick, at: time)
    state.see(Live(time: time))
    #expect(state.picture(at: time).outage == nil)
    #expect(state.picture(at: time).phase == .running)
    #expect(
      state.picture(at: time).notices.map(\.text) == ["seen after 30 s without an answer"])
    _ = state.did(.tick, at: time + 2000)
    _ = state.did(.trouble(trouble), at: time + 2000)
    #expect(state.picture(at: time + 2000).outage?.retry == time + 4000)
    #expect(state.picture(at: time + 2000).phase == .unseen)
  }

  @Test("What is never seen ends when patience does")
  func neverSeen() {
    var state = WatchState(patience: 5000)
    #expect(state.did(.trouble(trouble), at: 0) == [])
    #expect(state.did(.trouble(trouble), at: 4999) == [])
    #expect(state.did(.trouble(trouble), at: 5000) == [.leave(.neverSeen(trouble))])
    #expect(state.did(.tick, at: 90_000) == [], "nothing more comes")
  }

  @Test("Without patience the first failure is the last")
  func once() {
    var state = WatchState(patience: 0)
    #expect(state.did(.trouble(trouble), at: 0) == [.leave(.neverSeen(trouble))])
  }

  @Test("What will not pass ends at once, unless it was seen before")
  func lasting() {
    let refused = WatchTrouble(.lasting, "refused")
    var state = WatchState()
    #expect(state.did(.trouble(refused), at: 0) == [.leave(.neverSeen(refused))])
    var seen = WatchState(patience: 10_000)
    seen.see(Live(time: 0))
    #expect(seen.did(.trouble(refused), at: 2000) == [])
    #expect(seen.did(.trouble(refused), at: 12_000) == [.leave(.lost(refused))])
    #expect(seen.application != nil)
  }

  @Test("It ends when the application has ended, after a last judgement")
  func ended() {
    var state = WatchState()
    var live = Live(time: 100)
    live.application.hasEnded = true
    #expect(state.did(.seen(live.application, cost: 0), at: 100) == [.judge])
    #expect(
      state.did(.judged(.limits(findings: [.test(11)]), cost: 0), at: 120) == [.leave(.ended)])
    let picture = state.picture(at: 120)
    #expect(picture.phase == .ended)
    #expect(picture.findings.map(\.isProvisional) == [false])
  }

  @Test("Another application in its place is said, and begins without a past")
  func restart() {
    var state = WatchState()
    var first = Live(time: 0)
    first.setStage(3, spilled: 0)
    state.see(first, .limits(findings: [.test(1)]))
    first.application.time = 1000
    first.setStage(3, spilled: 1000)
    state.see(first, .limits(findings: [.test(1)]))
    #expect(state.picture(at: 1000).stages.first?.spillRate == 1000)
    state.see(Live(time: 2000, id: "app-2"))
    let picture = state.picture(at: 2000)
    #expect(picture.application.id == "app-2")
    #expect(picture.stages.first?.spillRate == nil)
    #expect(picture.findings.isEmpty)
    #expect(picture.notices.map(\.text) == ["another application answers now: app-2, after app-1"])
    var attempt = Live(time: 3000, id: "app-2")
    attempt.application.profile.application.attemptID = "2"
    state.see(attempt)
    #expect(state.picture(at: 3000).notices.count == 1, "an attempt that was not known before")
    attempt.application.profile.application.attemptID = "3"
    state.see(attempt)
    #expect(state.picture(at: 3000).notices.count == 2)
  }

  @Test("A clock that is set back does not stop the looking")
  func clockSetBack() {
    var state = WatchState()
    _ = state.did(.tick, at: 1_000_000_000)
    state.see(Live(time: 1_000_000_000))
    #expect(state.did(.tick, at: 1000) == [.look])
  }

  @Test("Extreme times and figures do not trap", arguments: [Int64.min, -1, 0, .max])
  func extremes(time: Int64) {
    var state = WatchState()
    for value in [Int64.min, -1, .max] {
      var live = Live(time: value)
      live.application.profile.application.startTime = value
      live.application.profile.application.lastEventTime = value
      live.setStage(3, planned: .max, completed: .max, spilled: value)
      live.update("1") {
        $0.storageMemory = value
        $0.unifiedMemory = value
        $0.taskTime = value
        $0.gcTime = value
        $0.memoryBytesSpilled = value
        $0.activeTasks = .max
        $0.slots = .max
      }
      live.update("2") {
        $0.activeTasks = .max
        $0.slots = .max
      }
      live.record(.max, of: .onHeapUnifiedMemory, on: "1")
      live.record(.max, of: .offHeapUnifiedMemory, on: "1")
      _ = state.did(.seen(live.application, cost: value), at: time)
      _ = state.did(.judged(.limits(results: value), cost: value), at: time)
      _ = state.did(.trouble(trouble), at: value)
      #expect(state.picture(at: time).executors.count == 3)
      #expect(state.wait(at: time) >= 0)
    }
  }

  @Test("Paused, it does not look, and goes on where it was")
  func paused() {
    var state = WatchState()
    _ = state.did(.tick, at: 0)
    state.see(Live(time: 0))
    #expect(state.did(.key(.character("p")), at: 100) == [])
    #expect(state.picture(at: 100).isPaused)
    #expect(state.did(.tick, at: 100_000) == [])
    #expect(state.did(.key(.character("p")), at: 100_000) == [.look])
  }

  @Test("Nothing is to be done by itself while it looks, judges, or is paused")
  func waiting() {
    var state = WatchState()
    let hour: Int64 = 3_600_000
    #expect(state.wait(at: 0) == 0)
    _ = state.did(.tick, at: 0)
    #expect(state.wait(at: 5000) == hour, "it looks")
    _ = state.did(.seen(Live(time: 5000).application, cost: 0), at: 5000)
    #expect(state.wait(at: 5000) == hour, "it judges")
    _ = state.did(.judged(.limits(), cost: 0), at: 5000)
    #expect(state.wait(at: 5000) == 2000)
    _ = state.did(.key(.character("p")), at: 5000)
    #expect(state.wait(at: 9000) == hour, "it is paused")
    #expect(state.picture(at: 6000).wait == 1000)
    _ = state.did(.key(.character("p")), at: 5500)
    #expect(state.wait(at: 5500) == 1500)
  }

  @Test("A picture ages as what it shows does", arguments: [false, true])
  func aged(isUnseen: Bool) {
    var state = WatchState()
    #expect(state.picture(at: 0).aged(to: 7000) == state.picture(at: 7000))
    state.see(Live(time: 1000))
    if isUnseen { _ = state.did(.trouble(trouble), at: 1500) }
    let picture = state.picture(at: 2000).aged(to: 32_000)
    #expect(picture == state.picture(at: 32_000))
    #expect(picture.age == 31_000)
    #expect(picture.elapsed == 32_000)
    #expect(picture.aged(to: 5000).age == 31_000, "a clock that was set back")
  }

  @Test("What has ended does not go on")
  func agedAfterTheEnd() {
    var state = WatchState()
    var live = Live(time: 1000)
    live.application.hasEnded = true
    live.application.profile.application.endTime = 900
    state.see(live)
    let picture = state.picture(at: 2000).aged(to: 32_000)
    #expect(picture == state.picture(at: 32_000))
    #expect(picture.elapsed == 900)
  }

  @Test(
    "q, control and c, and signals end it",
    arguments: [
      WatchState.Event.key(.character("q")), .key(.control("c")), .interrupted,
    ])
  func leaving(event: WatchState.Event) {
    var state = WatchState()
    _ = state.did(.tick, at: 0)
    #expect(state.did(event, at: 1) == [.leave(.asked)])
    #expect(state.did(.seen(Live().application, cost: 0), at: 2) == [])
  }

  @Test("Notices are few, however often an application is lost and found")
  func notices() {
    var state = WatchState()
    for time: Int64 in 1...100 {
      _ = state.did(.trouble(trouble), at: time * 1000)
      state.see(Live(time: time * 1000))
    }
    #expect(state.picture(at: 0).notices.count == 20)
  }
}
