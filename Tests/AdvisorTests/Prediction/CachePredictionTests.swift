import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// What is cached: 100 blocks of 64 MiB, of which each of four executors has 25, or 1,600 MiB.
@Suite struct CachePredictionTests {
  private func prediction(
    _ changes: [String: String] = [:], data: Double = 1, _ change: (inout Run) -> Void = { _ in }
  ) -> CachePrediction {
    var run = Run()
    run.cache()
    change(&run)
    let assessment = run.assessment()
    return CachePrediction(
      assessment, Deployment(assessment.setup, changing: changes), dataFactor: data)
  }

  @Test("what has room is cached, all of it")
  func all() {
    let prediction = prediction()
    #expect(prediction.stored == .mebibytes(1600))
    #expect(prediction.fraction == 1)
    #expect(prediction.manager?.onHeap.storage.used == .mebibytes(1600))
    #expect(!prediction.isLowerEdge)
  }

  /// A heap of 2 GiB has 0.6 × (2048 − 300) = 1,048 MiB, which are 16 blocks of 64: 1,024 MiB.
  @Test("what has no room is left out, block by block")
  func part() {
    let prediction = prediction(["spark.executor.memory": "2g"])
    #expect(prediction.stored == .mebibytes(1024))
    #expect(prediction.fraction == 0.64)
  }

  @Test("half the executors have twice as much to cache each")
  func fewerExecutors() {
    #expect(prediction(["spark.executor.instances": "2"]).stored == .mebibytes(3200))
  }

  @Test("more data are larger blocks")
  func moreData() {
    // 4,735 MiB hold 18 blocks of 256 MiB of the 25: 4,608 MiB.
    let prediction = prediction(data: 4)
    #expect(prediction.stored == .mebibytes(4608))
    #expect(prediction.fraction == 0.72)
  }

  @Test("whether a disk takes what is left out does not change what memory holds")
  func disk() {
    let small = ["spark.executor.memory": "2g"]
    let onDisk = prediction(small) { $0.profile.cachedRDDs[7]?.storageLevel.usesDisk = true }
    #expect(onDisk.fraction == prediction(small).fraction)
    #expect(onDisk.manager?.block(.rdd(0, split: 0))?.usesDisk == true)
    #expect(prediction(small).manager?.block(.rdd(0, split: 0))?.usesDisk == false)
  }

  @Test("what is kept on disk alone takes no memory")
  func diskOnly() {
    let prediction = prediction { $0.profile.cachedRDDs[7]?.storageLevel.usesMemory = false }
    #expect(prediction.stored == .zero)
    #expect(prediction.fraction == nil)
  }

  @Test("where nothing is cached there is no part of it")
  func nothing() {
    let prediction = prediction { $0.profile.cachedRDDs = [:] }
    #expect(prediction.fraction == nil)
    #expect(prediction.stored == .zero)
  }

  @Test("where eviction hid the size it is known from below, and no part of it is told")
  func lowerEdge() {
    let prediction = prediction {
      $0.sample(heap: .gibibytes(7), unified: .gibibytes(2), storage: .gibibytes(1))
      $0.profile.cachedRDDs[7]?.blocksStored = 0
      $0.profile.cachedRDDs[7]?.bytesStored = 0
      $0.profile.cachedRDDs[7]?.blocksOutsideMemory = 5
    }
    #expect(prediction.isLowerEdge)
    #expect(prediction.fraction == nil)
    // A gibibyte in 25 blocks, each cut to whole bytes.
    #expect(prediction.stored <= .gibibytes(1))
    #expect(prediction.stored > .gibibytes(1) - ByteSize(bytes: 25))
  }

  private func moveOffHeap(_ run: inout Run) {
    run.profile.cachedRDDs[7]?.storageLevel.usesOffHeap = true
    run.set("spark.memory.offHeap.enabled", "true")
    run.set("spark.memory.offHeap.size", "4g")
  }

  @Test("blocks off the heap take memory off the heap, and none on it")
  func offHeap() {
    let prediction = prediction([:], moveOffHeap)
    #expect(prediction.manager?.offHeap.storage.used == .mebibytes(1600))
    #expect(prediction.manager?.onHeap.storage.used == .zero)
    #expect(prediction.fraction == 1)
    // 1 GiB off the heap has 16 blocks of 64 MiB.
    let small = self.prediction(["spark.memory.offHeap.size": "1g"], moveOffHeap)
    #expect(small.fraction == 0.64)
  }

  @Test("storage on the heap stays there beside blocks that are off it")
  func both() {
    let prediction = prediction {
      moveOffHeap(&$0)
      var rdd = CachedRDD(id: 8)
      rdd.storageLevel.usesMemory = true
      rdd.partitionCount = 100
      rdd.blocksStored = 100
      rdd.bytesStored = 400 << 20
      $0.profile.cachedRDDs[8] = rdd
    }
    #expect(prediction.manager?.onHeap.storage.used == .mebibytes(100))
    #expect(prediction.manager?.offHeap.storage.used == .mebibytes(1600))
  }

  @Test("without an executor there is no memory to cache in")
  func refused() {
    let prediction = prediction(["spark.executor.memory": "1m"])
    #expect(prediction.manager == nil)
    #expect(prediction.fraction == nil)
  }

  @Test("figures beyond all sense are held", arguments: [Int.max, 0, -5])
  func absurd(partitions: Int) {
    let prediction = prediction(data: 1e300) {
      $0.profile.cachedRDDs[7]?.partitionCount = partitions
      $0.profile.cachedRDDs[7]?.bytesStored = .max
    }
    #expect(prediction.stored >= .zero)
    #expect((0...1).contains(prediction.fraction ?? 0))
  }
}
