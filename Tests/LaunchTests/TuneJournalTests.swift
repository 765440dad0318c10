import Advisor
import RunStore
import SparkEventLog
import SparkMemory
import TestSupport
import Testing

@testable import Launch

@Suite struct TuneJournalTests {
  private func assessment(_ log: ExampleLog) throws -> Assessment {
    Assessment(try EventLogReader.profile(of: EventLogLocation(path: log.path)))
  }

  private func run(_ ending: RunRecord.Ending, diedOf shortage: MemoryShortage? = nil) -> RunRecord
  {
    var run = RunRecord(job: "a", startTime: 0)
    run.endTime = 3_600_000
    run.ending = ending
    run.shortage = shortage?.rawValue
    return run
  }

  @Test("a run that worked is good, one that died of memory is not, with the reason")
  func endings() throws {
    var journal = TuneJournal()
    journal.add(run(.succeeded), try assessment(.overProvisioned))
    journal.add(run(.failed, diedOf: .executorHeap), try assessment(.executorHeap))
    #expect(journal.entries.map(\.objection) == [nil, "died of executor heap"])
    #expect(journal.entries.allSatisfy { !$0.isIrrelevant })
    #expect(journal.largestTooSmall(of: .executorMemory) == .mebibytes(500))
    #expect(journal.largestTooSmall(of: .driverMemory) == nil)
    #expect(
      journal.best(of: .executorMemory)?.assessment?.setup.executor?.heap.heap == .gibibytes(3))
    #expect(journal.spent.runs == 2)
    #expect(journal.spent.gigabyteHours > 3)
  }

  @Test("a run that worked with more spill than the first is not good")
  func worse() throws {
    var journal = TuneJournal()
    journal.add(run(.succeeded), try assessment(.overProvisioned))
    journal.add(run(.succeeded), try assessment(.spill))
    #expect(journal.entries.last?.objection?.contains("spilled") ?? false)
    var alone = TuneJournal()
    alone.add(run(.succeeded), try assessment(.spill))
    #expect(alone.entries.last?.objection == nil, "the first is what others are held against")
  }

  @Test("what failed otherwise, was stopped, or left no log says nothing of a size")
  func irrelevant() throws {
    var journal = TuneJournal()
    journal.add(run(.failed), try assessment(.overProvisioned))
    journal.add(run(.stopped), try assessment(.overProvisioned))
    journal.add(run(.succeeded), nil)
    #expect(journal.entries.map(\.isIrrelevant) == [true, true, true])
    #expect(journal.best(of: .executorMemory) == nil)
    #expect(journal.largestTooSmall(of: .executorMemory) == nil)
  }
}
