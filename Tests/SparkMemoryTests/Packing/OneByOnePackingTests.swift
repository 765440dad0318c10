import SparkMemory
import Testing

/// Packing, held against placing executors one after the other until none fits.
@Suite struct OneByOnePackingTests {
  private func place(
    _ shape: ExecutorShape, on node: Node, countsCores: Bool, beside driver: DriverPlace? = nil
  ) -> Int {
    var memory = node.usableMemory - (driver?.granted ?? .zero)
    var cores = node.usableCores - (driver?.cores ?? 0)
    var count = 0
    while memory >= shape.granted, !countsCores || cores >= shape.cores ?? 1 {
      memory = memory - shape.granted
      cores -= shape.cores ?? 1
      count += 1
    }
    return count
  }

  @Test(arguments: ResourceCalculator.allCases)
  func aNodeHoldsWhatFitsOneByOne(calculator: ResourceCalculator) {
    for gibibytes in stride(from: 1 as Int64, through: 97, by: 4) {
      for reserved in 0...3 as ClosedRange<Int64> {
        for cores in 1...9 {
          let node = Node(
            memory: .gibibytes(gibibytes), cores: 13, reservedMemory: .gibibytes(reserved),
            reservedCores: Int(reserved))
          let shape = ExecutorShape(
            heap: .gibibytes(3), requested: .mebibytes(3 * 1024 + 700), cores: cores)
          let packing = NodePacking(shape, on: node, counting: calculator)
          let expected = place(shape, on: node, countsCores: calculator == .memoryAndCores)
          #expect(packing.executors == expected, "\(gibibytes) GiB, \(cores) cores")
        }
      }
    }
  }

  @Test func theBestAndTheWorstPlaceOfADriverAreFound() {
    let nodes = [
      Node(memory: .gibibytes(40), cores: 8), Node(memory: .gibibytes(23), cores: 16),
      Node(memory: .gibibytes(9), cores: 3),
    ]
    let shape = ExecutorShape(heap: .gibibytes(4), requested: .mebibytes(4506), cores: 3)
    let cluster = Cluster(groups: nodes.map { .init(count: 1, node: $0) }, manager: .kubernetes)
    for gibibytes in 1...41 as ClosedRange<Int64> {
      for cores in 1...4 {
        let driver = DriverPlace(granted: .gibibytes(gibibytes), cores: cores)
        let lost = nodes.filter {
          $0.usableMemory >= driver.granted && $0.usableCores >= driver.cores
        }.map {
          place(shape, on: $0, countsCores: true)
            - place(shape, on: $0, countsCores: true, beside: driver)
        }
        let packing = ClusterPacking(shape, on: cluster, driver: driver)
        #expect(packing.driverDoesNotFit == lost.isEmpty)
        #expect(packing.lostToDriver.lowerBound == lost.min() ?? 0)
        #expect(packing.lostToDriver.upperBound == lost.max() ?? 0)
      }
    }
  }
}
