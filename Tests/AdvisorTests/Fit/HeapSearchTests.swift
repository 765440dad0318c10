import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// The run needs 7 GiB of its 8, as `HeapModelTests` says.
@Suite struct HeapSearchTests {
  private func search(
    _ aim: Aim = .lean, _ changes: [String: String] = [:], run: Run = Run()
  ) -> HeapSearch {
    HeapSearch(run.assessment(), aim: aim, changes: changes)
  }

  private func smallest(
    _ search: HeapSearch, spilling: Bool = false, from least: ByteSize = .mebibytes(512),
    to most: ByteSize = .gibibytes(8)
  ) -> ByteSize? {
    search.smallest(from: least, to: most) { search.isGood($0, spilling: spilling) }
  }

  @Test("it finds the edge to the step that people write", arguments: [2, 3, 5, 7])
  func edge(gibibytes: Int64) {
    var run = Run()
    run.sample(heap: .gibibytes(gibibytes), unified: .gibibytes(1))
    #expect(smallest(search(run: run)) == .gibibytes(gibibytes))
  }

  /// Any edge is met by the first size at or above it that the search may write.
  @Test("whatever the edge is, what is found is good and a step less is not")
  func steps() {
    let search = search()
    for mebibytes in stride(from: Int64(520), to: 8000, by: 333) {
      let edge = ByteSize.mebibytes(mebibytes)
      let found = search.smallest(from: .mebibytes(512), to: .gibibytes(8)) {
        ($0.deployment.executor?.heap.heap ?? .zero) >= edge
      }
      #expect(found == edge.roundedForPeople())
    }
  }

  @Test("nil where the largest is not good")
  func none() {
    #expect(smallest(search(), to: .gibibytes(6)) == nil)
    #expect(search().smallest(from: .gibibytes(1), to: .gibibytes(8)) { _ in false } == nil)
  }

  @Test("the smallest where all are good, and the largest where there is nothing between")
  func ends() {
    let search = search()
    #expect(search.smallest(from: .gibibytes(1), to: .gibibytes(8)) { _ in true } == .gibibytes(1))
    #expect(search.smallest(from: .gibibytes(9), to: .gibibytes(8)) { _ in true } == .gibibytes(8))
    #expect(search.smallest(from: .gibibytes(9), to: .gibibytes(8)) { _ in false } == nil)
  }

  @Test("an aim that leaves room for growth finds a larger heap")
  func growth() throws {
    let most = ByteSize.gibibytes(16)
    let lean = try #require(smallest(search(.lean), to: most))
    let balanced = try #require(smallest(search(.balanced), to: most))
    let safe = try #require(smallest(search(.safe), to: most))
    #expect(lean < balanced && balanced < safe)
  }

  @Test("what else changes is predicted with it")
  func otherChanges() {
    // With half the slots 40 + 5080 / 2 + 1024 MiB are needed.
    let found = smallest(search(.lean, ["spark.executor.cores": "2"]))
    #expect(found == ByteSize.mebibytes(3604).roundedForPeople())
  }

  private var spilling: Run {
    var run = Run()
    run.sample(heap: .gibibytes(2), unified: .gibibytes(1))
    run.stage { for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(1 << 30) } }
    return run
  }

  @Test("a heap in which tasks would spill is good only where that is accepted")
  func spill() throws {
    let without = try #require(smallest(search(run: spilling)))
    let with = try #require(smallest(search(run: spilling), spilling: true))
    #expect(with < without)
    #expect(search(run: spilling).holdsAll(search(run: spilling).prediction(without)))
    #expect(!search(run: spilling).holdsAll(search(run: spilling).prediction(with)))
  }

  @Test("a heap that would evict what is cached is not good")
  func cache() throws {
    var run = Run()
    run.sample(heap: .gibibytes(2), unified: .gibibytes(1), storage: .gibibytes(1))
    run.cache()
    let found = try #require(smallest(search(run: run)))
    #expect(search(run: run).prediction(found).cachedFraction ?? 0 >= 0.98)
    run.profile.cachedRDDs = [:]
    #expect(try #require(smallest(search(run: run))) < found)
  }

  @Test("a heap in which collections would take much more time is not good")
  func collections() throws {
    var run = Run()
    run.eachWorker {
      $0.gcTime = 160_000
      $0.collections = .of(left: .gibibytes(3), live: .gibibytes(3))
    }
    let found = try #require(smallest(search(run: run)))
    let share = search(run: run).prediction(found).gcShare ?? 1
    #expect(share <= 0.08 + 0.05)
    run.eachWorker { $0.gcTime = 0 }
    #expect(try #require(smallest(search(run: run))) < found)
  }

  @Test("in local mode it is the driver's heap that is sought")
  func local() {
    let run = Run(master: "local[4]", driver: .gibibytes(8))
    let prediction = search(run: run).prediction(.gibibytes(7))
    #expect(prediction.deployment.executor?.heap.maxMemory == .gibibytes(7))
    #expect(smallest(search(run: run)) == .gibibytes(7))
  }

  @Test("a larger container costs more, and one that Spark refuses more than any")
  func cost() {
    let search = search()
    #expect(
      search.cost(search.prediction(.gibibytes(7))) < search.cost(search.prediction(.gibibytes(9))))
    #expect(search.cost(search.prediction(.mebibytes(10))) == .infinity)
    // 4 executors of 9 GiB for 600 s, the mean of 400 and 900.
    let whole = Double(4 * 9 << 30) * 600_000
    #expect(abs(search.cost(search.prediction(.gibibytes(8))) / whole - 1) < 0.01)
  }
}
