import SparkProfile
import Testing
import Watch

@Suite struct ExecutorViewTests {
  private let mebibyte = Live.mebibyte

  /// What is seen of executor 1 after samples, 5 s apart, which a closure makes.
  private func view(
    samples: Int, _ change: (_ index: Int, _ live: inout Live) -> Void
  ) -> ExecutorView? {
    var state = WatchState()
    var live = Live(time: 0)
    for index in 0..<samples {
      live.application.time = Int64(index) * 5000
      change(index, &live)
      state.see(live)
    }
    return state.picture(at: live.application.time).executors.first { $0.id == "1" }
  }

  @Test("Regions stand against their limits, with the room that is left")
  func gauges() {
    let view = view(samples: 1) { _, live in
      live.record(900 * mebibyte, of: .jvmHeapMemory, on: "1")
      live.record(100 * mebibyte, of: .onHeapUnifiedMemory, on: "1")
      live.record(50 * mebibyte, of: .offHeapUnifiedMemory, on: "1")
      live.record(1000 * mebibyte, of: .processTreeJVMRSSMemory, on: "1")
      live.record(200 * mebibyte, of: .processTreePythonRSSMemory, on: "1")
      live.update("1") { $0.storageMemory = 30 * mebibyte }
    }
    #expect(view?.heap == Gauge(value: 900 * mebibyte, limit: 1024 * mebibyte, isPeak: true))
    #expect(view?.unified == Gauge(value: 150 * mebibyte, limit: 400 * mebibyte, isPeak: true))
    #expect(view?.storage == Gauge(value: 30 * mebibyte, limit: 400 * mebibyte, isPeak: false))
    #expect(view?.container.room == 208 * mebibyte)
    #expect(view?.container.share ?? 0 > 0.85)
  }

  @Test("An executor of another resource profile has no limits of the default one")
  func otherProfile() {
    let view = view(samples: 1) { _, live in
      live.record(900 * mebibyte, of: .jvmHeapMemory, on: "1")
      live.application.profile.executors["1"]?.resourceProfileID = 2
    }
    #expect(view?.heap.value == 900 * mebibyte)
    #expect(view?.heap.limit == nil)
    #expect(view?.container.limit == nil)
    #expect(view?.unified.limit == 400 * mebibyte, "its own, as it says")
  }

  @Test("What was never sampled is unknown, not empty")
  func unsampled() {
    let view = view(samples: 1) { _, _ in }
    #expect(view?.heap.value == nil)
    #expect(view?.unified.value == nil)
    #expect(view?.storage.value == nil)
    #expect(view?.container.value == nil)
    #expect(view?.container.room == nil)
  }

  @Test("Where storage now is not known, its peak stands for it and says so")
  func storagePeak() {
    let view = view(samples: 1) { _, live in
      live.record(900 * mebibyte, of: .jvmHeapMemory, on: "1")
      live.record(70 * mebibyte, of: .onHeapStorageMemory, on: "1")
    }
    #expect(view?.storage == Gauge(value: 70 * mebibyte, limit: 400 * mebibyte, isPeak: true))
  }

  @Test("A cache that fills and a container that fills are foretold, the heap never is")
  func forecasts() {
    let view = view(samples: 10) { index, live in
      let step = Int64(index)
      live.record((500 + 50 * step) * mebibyte, of: .jvmHeapMemory, on: "1")
      live.record((900 + 40 * step) * mebibyte, of: .processTreeJVMRSSMemory, on: "1")
      live.update("1") { $0.storageMemory = (100 + 2 * step) * mebibyte }
    }
    #expect(view?.heap.forecast == nil)
    #expect(view?.container.forecast?.text == "<1 min")
    #expect(view?.storage.forecast?.text == "~10 min")
    #expect(view?.nextLimit?.region == .container)
  }

  @Test("The share of collections is that of the last minute, and of the whole")
  func collections() {
    let view = view(samples: 30) { index, live in
      // Half of the time at first, a tenth later.
      let early = Int64(min(index, 10))
      let late = Int64(max(0, index - 10))
      live.update("1") {
        $0.taskTime = (early + late) * 1000
        $0.gcTime = early * 500 + late * 100
      }
    }
    #expect(abs((view?.recentGCShare ?? 0) - 0.1) < 0.001)
    #expect(abs((view?.overallGCShare ?? 0) - (5000.0 + 1900) / 29_000) < 0.001)
  }

  @Test("Without task time there is no share, and never one above all of it")
  func oddCollections() {
    #expect(view(samples: 3) { _, _ in }?.recentGCShare == nil)
    let odd = view(samples: 2) { index, live in
      live.update("1") {
        $0.taskTime = Int64(index) * 10
        $0.gcTime = Int64(index) * 500
      }
    }
    #expect(odd?.recentGCShare == 1)
  }

  @Test("The spill rate is that of the last minute, unknown where spill is not known")
  func spill() {
    let steady = view(samples: 4) { index, live in
      live.update("1") { $0.memoryBytesSpilled = Int64(index) * 10_000 }
    }
    #expect(steady?.spillRate == 2000)
    #expect(steady?.spilled == 30_000)
    let unknown = view(samples: 4) { _, live in live.update("1") { $0.memoryBytesSpilled = nil } }
    #expect(unknown?.spillRate == nil)
  }

  @Test("Samples are few, however long it is watched")
  func bounded() {
    var state = WatchState()
    for index: Int64 in 0..<500 { state.see(Live(time: index * 1000)) }
    #expect(state.picture(at: 500_000).executors.count == 3)
    // The state holds no more after 500 looks than after 100, which its text shows roughly.
    var short = WatchState()
    for index: Int64 in 0..<100 { short.see(Live(time: index * 1000)) }
    #expect(String(describing: state).count < String(describing: short).count * 11 / 10)
  }

  @Test("An executor that went is not seen any more, and counted")
  func gone() {
    var state = WatchState()
    var live = Live(time: 0)
    state.see(live)
    live.application.time = 1000
    live.application.executors["2"] = nil
    live.application.profile.executors["2"]?.removedTime = 900
    state.see(live)
    let picture = state.picture(at: 1000)
    #expect(picture.executors.map(\.id) == ["driver", "1"])
    #expect(picture.lostExecutors == 1)
  }
}
