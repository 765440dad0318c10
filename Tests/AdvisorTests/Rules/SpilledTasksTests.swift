import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct SpilledTasksTests {
  private func answer(aim: Aim = .balanced, _ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run()
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    change(&run)
    return run.answer(aim: aim)
  }

  @Test func tellsDemandAndShare() {
    let finding = answer(aim: .safe).finding("spilled-tasks")
    #expect(
      finding?.message == "50 GiB spilled from memory (16.7 GiB to disk), most in stage 0.0")
    #expect(
      finding?.evidence.first?.figure
        == "100 tasks of 400 spilled; the largest wanted 2 GiB, its share is 1.2 GiB")
    #expect(finding?.remedy == "more heap, as recommended")
  }

  @Test func theRemedyIsWhatTheFitDoes() {
    #expect(
      answer { $0.readShuffle(partitions: 400) }.finding("spilled-tasks")?.remedy
        .hasPrefix("more partitions, as recommended") == true)
    #expect(
      answer(aim: .lean).finding("spilled-tasks")?.remedy.hasPrefix("accepted") == true)
    #expect(
      answer {
        $0.stage {
          $0.tasks.shuffleReadBytes = 400; $0.tasks.largestShuffleRead = 100
        }
      }
      .finding("spilled-tasks")?.remedy.contains("skewed") == true)
  }

  /// Lean cuts though tasks spill; nothing may then speak of more heap.
  @Test func aLeanCutIsNotCalledMore() {
    let answer = answer(aim: .lean) { $0.sample(heap: .gibibytes(1)) }
    #expect(answer.finding("spilled-tasks")?.remedy.contains("more heap") == false)
  }

  @Test func damagedFiguresDoNotTrap() {
    let answer = answer {
      $0.stage { $0.tasks.diskBytesSpilled = .max }
      let stage = $0.profile.stages.values.first
      if var other = stage {
        other.id.stage = 9
        $0.profile.stages[other.id] = other
      }
    }
    #expect(answer.finding("spilled-tasks") != nil)
  }
}
