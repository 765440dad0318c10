import SparkProfile
import Testing
import Watch

@Suite struct WatchKeysTests {
  private func state(executors: Int = 3) -> WatchState {
    var state = WatchState()
    var live = Live(time: 0, executors: executors)
    live.setStage(4)
    state.see(live, .limits(findings: [.test(1), .test(2)]))
    return state
  }

  private func press(_ keys: Key..., on state: inout WatchState) {
    for key in keys { _ = state.did(.key(key), at: 1) }
  }

  @Test("Arrows stay within a list")
  func arrows() {
    var state = state()
    press(.up, on: &state)
    #expect(state.view.chosen[.executors] == 0)
    press(.down, .character("j"), .down, .down, .down, .down, on: &state)
    #expect(state.view.chosen[.executors] == 3)
    press(.character("k"), on: &state)
    #expect(state.view.chosen[.executors] == 2)
    press(.end, on: &state)
    #expect(state.view.chosen[.executors] == 3)
    press(.home, on: &state)
    #expect(state.view.chosen[.executors] == 0)
    press(.pageDown, on: &state)
    #expect(state.view.chosen[.executors] == 3)
  }

  @Test("Tab goes round the lists that have something in them")
  func tab() {
    var state = state()
    press(.tab, on: &state)
    #expect(state.view.focus == .stages)
    press(.tab, on: &state)
    #expect(state.view.focus == .findings)
    press(.tab, on: &state)
    #expect(state.view.focus == .executors)
    press(.backTab, on: &state)
    #expect(state.view.focus == .findings)
    var bare = WatchState()
    var live = Live(time: 0)
    live.application.stages = [:]
    bare.see(live)
    press(.tab, on: &bare)
    #expect(bare.view.focus == .executors)
  }

  @Test("Enter looks into what is chosen, and it stays the same one when the order changes")
  func detail() {
    var state = state()
    press(.down, .enter, on: &state)
    #expect(state.view.page == .detail(.executor("1")))
    var live = Live(time: 10, executors: 3)
    live.update("3") { $0.activeTasks = 9 }
    state.see(live)
    press(.character("a"), on: &state)
    #expect(state.view.page == .detail(.executor("1")))
    press(.escape, on: &state)
    #expect(state.view.page == .overview)
    press(.enter, on: &state)
    #expect(state.view.page == .detail(.executor("3")), "most tasks, so it is the first now")
    press(.escape, .tab, .enter, on: &state)
    #expect(state.view.page == .detail(.stage(StageAttemptID(stage: 3))))
  }

  @Test("Enter in front of nothing does nothing")
  func nothing() {
    var state = WatchState()
    press(.enter, .down, .tab, .character("h"), .end, on: &state)
    #expect(state.view.page == .overview)
  }

  @Test("A letter orders the executors; equal ones keep the order of their ids")
  func order() {
    var live = Live(time: 0, executors: 12)
    live.record(600 * Live.mebibyte, of: .jvmHeapMemory, on: "10")
    live.record(300 * Live.mebibyte, of: .jvmHeapMemory, on: "2")
    live.record(900 * Live.mebibyte, of: .processTreeJVMRSSMemory, on: "11")
    var state = WatchState()
    state.see(live)
    func ids() -> [String] { state.view.ordered(state.picture(at: 0).executors).map(\.id) }
    #expect(ids() == ["driver"] + (1...12).map(String.init))
    press(.character("h"), on: &state)
    #expect(ids().prefix(4) == ["10", "2", "driver", "1"])
    press(.character("r"), on: &state)
    #expect(ids().first == "11")
    press(.character("i"), on: &state)
    #expect(ids().first == "driver")
    press(.character("x"), on: &state)
    #expect(state.view.order == .id, "no such order")
  }

  @Test("Help comes and goes")
  func help() {
    var state = state()
    press(.character("?"), on: &state)
    #expect(state.view.page == .help)
    press(.character("?"), on: &state)
    #expect(state.view.page == .overview)
  }

  @Test("A size that no terminal has is held at what one may have")
  func size() {
    var state = state()
    _ = state.did(.resized(ViewState.Size(columns: -5, rows: .max)), at: 1)
    #expect(state.view.size.columns == 10)
    #expect(state.view.size.rows == 1000)
  }
}
