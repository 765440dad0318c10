import Advisor
import RunStore
import SparkEventLog
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Launch

@Suite struct TuneJournalTests {
  private func assessment(_ log: ExampleLog) throws -> Assessment {
    Assessment(try EventLogReader.profile(of: EventLogLocation(path: log.path)))
  }

  private func assessment(
    _ log: ExampleLog, executor: String, driver: String
  ) throws -> Assessment {
    var profile = try EventLogReader.profile(of: EventLogLocation(path: log.path))
    profile.configuration["spark.executor.memory"] = executor
    profile.configuration["spark.driver.memory"] = driver
    // What the JVMs really had counts before what was set.
    profile.driver.maximumOnHeapMemory = nil
    for id in profile.executors.keys { profile.executors[id]?.maximumOnHeapMemory = nil }
    return Assessment(profile)
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
    #expect(
      journal.largestTooSmall(of: .executorMemory, below: .gibibytes(3)) == .mebibytes(500))
    #expect(
      journal.largestTooSmall(of: .executorMemory, below: .mebibytes(500)) == nil,
      "what is enough is not too small")
    #expect(journal.largestTooSmall(of: .driverMemory, below: .gibibytes(64)) == nil)
    #expect(
      journal.best(of: [.executorMemory])?.assessment?.setup.executor?.heap.heap == .gibibytes(3))
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
    #expect(!journal.hasGoodRun)
    #expect(journal.best(of: [.executorMemory])?.record == nil)
    #expect(journal.largestTooSmall(of: .executorMemory, below: .gibibytes(64)) == nil)
  }

  @Test("the best is best in the first heap, and of those alike in the next")
  func bestOfBoth() throws {
    var journal = TuneJournal()
    for (number, (executor, driver)) in [
      ("3g", "2g"), ("1g", "2g"), ("2g", "512m"), ("1g", "1g"), ("1g", "1g"),
    ].enumerated() {
      var run = run(.succeeded)
      run.id = Int64(number)
      journal.add(run, try assessment(.overProvisioned, executor: executor, driver: driver))
    }
    #expect(journal.best(of: [.executorMemory])?.record.id == 1)
    #expect(journal.best(of: [.driverMemory])?.record.id == 2)
    #expect(journal.best(of: [.executorMemory, .driverMemory])?.record.id == 3)
  }

  @Test(
    "what died of another limit says nothing of a heap",
    arguments: [
      (.executorHeap, [.executorMemory]), (.executionMemory, [.executorMemory]),
      (.container, [.executorMemory]), (.python, [.executorMemory]), (.metaspace, []),
      (.driverHeap, [.driverMemory]), (.broadcast, [.driverMemory]), (.resultSize, []),
    ] as [(MemoryShortage, [ConfigurationKey])])
  func otherLimits(shortage: MemoryShortage, keys: [ConfigurationKey]) throws {
    var journal = TuneJournal()
    journal.add(
      run(.failed, diedOf: shortage),
      try assessment(.overProvisioned, executor: "1g", driver: "1g"))
    let about = [ConfigurationKey.executorMemory, .driverMemory].filter {
      journal.largestTooSmall(of: $0, below: .gibibytes(2)) != nil
    }
    #expect(about == keys)
  }

  @Test("in local mode the driver's heap is what tasks die of, and results are no heap")
  func local() throws {
    for shortage in [MemoryShortage.executorHeap, .driverHeap, .resultSize] {
      var journal = TuneJournal()
      var profile = try EventLogReader.profile(
        of: EventLogLocation(path: ExampleLog.maxResultSize.path))
      profile.configuration["spark.master"] = "local[2]"
      profile.configuration["spark.driver.memory"] = "1g"
      profile.driver.maximumOnHeapMemory = nil
      journal.add(run(.failed, diedOf: shortage), Assessment(profile))
      let heap = journal.largestTooSmall(of: .driverMemory, below: .gibibytes(2))
      #expect((heap != nil) == (shortage != .resultSize), "\(shortage)")
    }
  }
}
