import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct RunEvidenceTests {
  @Test("peaks are those of the largest executor, and what was never sampled is unknown")
  func peaks() {
    var profile = SmallTrials.profile
    var other = Executor(id: "1")
    other.peaks[.jvmHeapMemory] = 700
    other.peaks[.processTreeJVMRSSMemory] = 900
    other.peaks[.processTreePythonRSSMemory] = 50
    profile.executors["1"] = other
    let run = RunEvidence(SmallTrials.trial("c", memory: "600m", cores: 4), profile)
    #expect(run.peakHeap == 500 * SmallTrials.mebibyte && run.peakResidentMemory == 950)
    #expect(run.peakDriverHeap == nil)
    #expect(run.executorHeap == 600 * SmallTrials.mebibyte && run.executorCores == 4)
  }

  @Test("the heaviest stage is the one whose tasks hold most on average")
  func stages() {
    var profile = SmallTrials.profile
    func add(_ id: Int, memory: [Int64], spilled: Int64, result: Int64) {
      var stage = Stage(id: StageAttemptID(stage: id))
      memory.forEach { stage.tasks.peakExecutionMemory.record($0) }
      stage.tasks.ended = memory.count
      stage.tasks.memoryBytesSpilled = spilled
      stage.tasks.largestResult = result
      profile.stages[stage.id] = stage
    }
    add(0, memory: [0, 900], spilled: 8, result: 70)
    add(1, memory: [600, 700], spilled: 10, result: 60)
    let run = RunEvidence(SmallTrials.trial("c"), profile)
    #expect(run.heaviestStageTaskMemory == 650 && run.heaviestStageTaskSpill == 5)
    #expect(run.largestTaskMemory == 900 && run.largestResult == 70)
  }

  @Test("figures that no integer holds are held at its limits")
  func limits() {
    #expect(Int64.rounded(.nan) == 0 && Int64.rounded(1e30) == .max && Int64.rounded(-1e30) == .min)
    #expect(Int64.max.roundedUpToGiB == .max && Int64(1).roundedUpToGiB == 1 << 30)
  }
}
