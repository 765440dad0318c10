import SparkProfile
import Testing
import Watch

@Suite struct StageViewTests {
  private func view(
    limit: Int64?, planned: Int = 100, each bytes: Int64 = 10 * Live.mebibyte, samples: Int = 8
  ) -> StageView? {
    var state = WatchState()
    var live = Live(time: 0)
    for index in 1...samples {
      live.application.time = Int64(index) * 5000
      live.setStage(3, planned: planned, completed: index * 2)
      let id = StageAttemptID(stage: 3)
      live.application.profile.stages[id]?.returnsResults = true
      live.application.profile.stages[id]?.tasks.resultSize = Int64(index) * 2 * bytes
      state.see(live, .limits(results: limit))
    }
    return state.picture(at: live.application.time).stages.first
  }

  @Test("Results are projected to the end of the stage, and foretold if they get too many")
  func tooMany() {
    let view = view(limit: 500 * Live.mebibyte)
    #expect(view?.results?.value == 160 * Live.mebibyte)
    #expect(view?.projectedResults == 1000 * Live.mebibyte)
    // 340 MiB to go at 4 MiB a second.
    #expect(view?.results?.forecast?.text == "~2 min")
  }

  @Test("A stage that ends before its results are too many has no forecast")
  func enoughRoom() {
    let view = view(limit: 5000 * Live.mebibyte)
    #expect(view?.projectedResults == 1000 * Live.mebibyte)
    #expect(view?.results?.forecast == nil)
  }

  @Test("Without a limit there is nothing to reach")
  func unlimited() {
    #expect(view(limit: nil)?.results?.forecast == nil)
  }

  @Test("From a few tasks nothing is concluded about the others")
  func fewTasks() {
    #expect(view(limit: 500 * Live.mebibyte, samples: 2)?.projectedResults == nil)
  }

  @Test("A stage whose tasks send nothing to the driver has no results")
  func noResults() {
    var state = WatchState()
    state.see(Live(time: 0))
    #expect(state.picture(at: 0).stages.first?.results == nil)
  }

  @Test("Progress and spill are those of now")
  func progress() {
    var state = WatchState()
    var live = Live(time: 0)
    state.see(live)
    live.application.time = 10_000
    live.setStage(3, planned: 100, completed: 25, spilled: 50_000)
    state.see(live)
    let picture = state.picture(at: 10_000)
    #expect(picture.stages.first?.progress == 0.25)
    #expect(picture.stages.first?.spillRate == 5000)
    #expect(picture.spillRate == 5000)
  }
}
