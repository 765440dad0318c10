import SparkProfile
import Testing

@Suite struct StorageTests {
  @Test func cachedSizeIsTheMeanBlockTimesThePartitions() {
    var rdd = CachedRDD(id: 1)
    rdd.partitionCount = 12
    #expect(rdd.estimatedSize == 0)
    rdd.memorySize = 100
    #expect(rdd.estimatedSize == 100)
    rdd.blocksStored = 4
    rdd.bytesStored = 400
    #expect(rdd.estimatedSize == 1200)
  }

  @Test func cachedSizeOfADamagedLogDoesNotTrap() {
    var rdd = CachedRDD(id: 1)
    rdd.partitionCount = .max
    rdd.blocksStored = 1
    rdd.bytesStored = .max
    #expect(rdd.estimatedSize == .max)
  }

  @Test func broadcastIsKnownOnceIDAndValueAreBothThere() {
    var broadcasts = Broadcasts()
    broadcasts.recordDriverMetric(id: 5, value: 20 << 20)
    #expect(broadcasts.largestTable == 0)
    broadcasts.exchangeSizeMetrics.insert(5)
    #expect(broadcasts.largestTable == 20 << 20)
    broadcasts.recordDriverMetric(id: 5, value: 30 << 20)
    #expect(broadcasts.largestTable == 30 << 20)
  }

  @Test func smallDriverMetricsAreNotKept() {
    var broadcasts = Broadcasts()
    broadcasts.recordDriverMetric(id: 5, value: Broadcasts.smallestSizeKept - 1)
    #expect(broadcasts.driverMetricValues.isEmpty)
  }
}
