import Testing

@testable import TrialAccuracy

/// Each rule on numbers that were worked out by hand from its published formula.
@Suite struct PeersTests {
  private static let gib: Int64 = 1 << 30
  private static let mib: Int64 = 1 << 20

  private func run(
    heap: Int64, peak: Int64?, cores: Int = 2, resident: Int64? = nil, driver: Int64 = gib,
    driverPeak: Int64? = nil
  ) -> RunEvidence {
    var run = RunEvidence()
    run.executorHeap = heap
    run.executorCores = cores
    run.peakHeap = peak
    run.peakResidentMemory = resident
    run.driverHeap = driver
    run.peakDriverHeap = driverPeak
    return run
  }

  @Test("DataFlint: a fifth more heap over 95 %, a fifth over the peak under 70 %, else nothing")
  func dataFlint() {
    let rule = DataFlint()
    func heap(_ peak: Int64?) -> Int64? {
      rule.executorHeap(for: run(heap: 1000, peak: peak), cores: 2)
    }
    #expect(heap(951) == 1200 && heap(950) == nil)
    #expect(heap(699) == 839 && heap(700) == nil)
    #expect(heap(nil) == nil)
    #expect(rule.driverHeap(for: run(heap: 0, peak: nil, driver: 1000, driverPeak: 960)) == 1200)
    #expect(rule.driverHeap(for: run(heap: 0, peak: nil, driver: 1000, driverPeak: 100)) == nil)
  }

  @Test("Dr. Elephant: off up to 2 GB; 1.2 × the peak over 1.25 × (peak + 300 MB)")
  func drElephant() {
    let rule = DrElephant()
    func heap(_ heap: Int64, _ peak: Int64?) -> Int64? {
      rule.executorHeap(for: run(heap: heap, peak: peak), cores: 2)
    }
    #expect(heap(2 * Self.gib, 100 * Self.mib) == nil)
    #expect(heap(4 * Self.gib, 1000 * Self.mib) == 1200 * Self.mib)
    // 1.25 × (2976.8 + 300) MiB is 4096 MiB.
    #expect(heap(4 * Self.gib, 2976 * Self.mib) == 3_744_674_611)
    #expect(heap(4 * Self.gib, 2977 * Self.mib) == nil)
    let driver = run(heap: 0, peak: nil, driver: 4 * Self.gib, driverPeak: 700 * Self.mib)
    #expect(rule.driverHeap(for: driver) == 1500 * Self.mib)
  }

  @Test("sparkplain: 1.5 × the peak in whole GiB, where that is less")
  func sparkplain() {
    let rule = Sparkplain()
    func heap(_ heap: Int64, _ peak: Int64?) -> Int64? {
      rule.executorHeap(for: run(heap: heap, peak: peak), cores: 2)
    }
    #expect(heap(8 * Self.gib, Self.gib) == 2 * Self.gib)
    #expect(heap(8 * Self.gib, 2 * Self.gib) == 3 * Self.gib)
    #expect(heap(2 * Self.gib, 2 * Self.gib) == nil)
    #expect(heap(8 * Self.gib, nil) == nil)
  }

  @Test("EMR Serverless Config Advisor: 1.5 × the peak of a core for each core")
  func emrServerless() {
    let rule = EMRServerlessConfigAdvisor()
    #expect(rule.executorHeap(for: run(heap: 9, peak: 800, cores: 2), cores: 2) == 1200)
    #expect(rule.executorHeap(for: run(heap: 9, peak: 800, cores: 2), cores: 4) == 2400)
    #expect(rule.executorHeap(for: run(heap: 9, peak: nil), cores: 2) == nil)
  }

  @Test("aws-emr-advisor: task memory, result and a fifth of the spill, times cores, and 300 MB")
  func emrAdvisor() {
    let rule = EMRAdvisor()
    var run = RunEvidence()
    #expect(rule.executorHeap(for: run, cores: 4) == 2 * Self.gib)
    run.heaviestStageTaskMemory = 700 * Self.mib
    run.largestResult = 100 * Self.mib
    run.heaviestStageTaskSpill = 500 * Self.mib
    run.largestTaskMemory = 900 * Self.mib
    // (700 + 100 + 100) × 4 + 300 = 3900 MiB, up to 4 GiB.
    #expect(rule.executorHeap(for: run, cores: 4) == 4 * Self.gib)
    // 1.1 × (100 + 900) + 1024 MiB.
    #expect(rule.driverHeap(for: run) == 2124 * Self.mib)
  }

  @Test("RAPIDS: 2g a core, whatever was used")
  func rapids() {
    #expect(RAPIDSAutoTuner().executorHeap(for: RunEvidence(), cores: 4) == 8 * Self.gib)
    #expect(RAPIDSAutoTuner().executorHeap(for: RunEvidence(), cores: 0) == 750 * Self.mib)
  }

  @Test("LinkedIn: the heap's share of a buffer of a quarter of resident memory")
  func linkedIn() {
    let rule = LinkedInRightSizing()
    // 800 + 0.25 × 1600 × 800 ÷ 1600.
    #expect(rule.executorHeap(for: run(heap: 9, peak: 800, resident: 1600), cores: 2) == 1000)
    #expect(rule.executorHeap(for: run(heap: 9, peak: 800), cores: 2) == nil)
  }

  @Test("folklore has one size for all")
  func folklore() {
    let rule = Folklore(heap: 8 * Self.gib)
    #expect(rule.name == "folklore 8g")
    #expect(rule.executorHeap(for: RunEvidence(), cores: 2) == 8 * Self.gib)
  }

  @Test("every rule names its source, and none has another's name")
  func sources() {
    #expect(Set(Peers.all.map(\.name)).count == Peers.all.count)
    #expect(Peers.all.allSatisfy { $0.source.contains("(") })
  }
}
