import SparkMemory
import Testing

@Suite struct NodePackingTests {
  private let node = Node(memory: .gibibytes(128), cores: 16)

  @Test(arguments: [("64g", 2, 1, 1), ("8g", 16, 14, 14), ("1g", 128, 93, 64)])
  func fewerThanTheHeapAloneAllows(
    heap: String, byHeap: Int, withOverhead: Int, withRounding: Int
  ) throws {
    let packing = NodePacking(try .heap(heap, cores: 1), on: node, counting: .memory)
    #expect(packing.steps.byHeapAlone == byHeap)
    #expect(packing.steps.withOverhead == withOverhead)
    #expect(packing.steps.withRounding == withRounding)
    #expect(packing.executors == withRounding)
  }

  @Test func everyStepOnlyTakesAway() throws {
    for heap in ["1g", "3g", "8g", "20g", "64g", "120g", "200g"] {
      for cores in [1, 4, 5, 16, 17] {
        let busy = Node(
          memory: .gibibytes(128), cores: 16, reservedMemory: .gibibytes(9), reservedCores: 1)
        let steps = NodePacking(try .heap(heap, cores: cores), on: busy).steps
        let all = [
          steps.byHeapAlone, steps.withOverhead, steps.withRounding, steps.withReserve,
          steps.withCores,
        ]
        #expect(all == all.sorted(by: >), "\(heap) with \(cores) cores: \(all)")
      }
    }
  }

  @Test func reservedMemoryIsForNobody() throws {
    let reserved = Node(memory: .gibibytes(128), cores: 16, reservedMemory: .gibibytes(8))
    let packing = NodePacking(try .heap("8g", cores: 1), on: reserved)
    #expect(packing.byMemory == 13)
    #expect(packing.idleMemory == .gibibytes(120 - 13 * 9))
    #expect(packing.idleCores == 3)
    #expect(packing.limit == .memory)
  }

  @Test func coresLimitWhereTheyAreCounted() throws {
    let packing = NodePacking(try .heap("8g", cores: 5), on: node)
    #expect(packing.byMemory == 14)
    #expect(packing.byCores == 3)
    #expect(packing.executors == 3)
    #expect(packing.limit == .cores)
    #expect(packing.idleCores == 1)
    #expect(packing.idleMemory == .gibibytes(128 - 27))
    #expect(packing.slots == 15)
  }

  @Test func theDefaultCalculatorOfYarnHandsOutCoresThatDoNotExist() throws {
    let packing = NodePacking(try .heap("8g", cores: 5), on: node, counting: .memory)
    #expect(packing.executors == 14)
    #expect(packing.byCores == 3)
    #expect(packing.usedCores == 70)
    #expect(packing.missingCores == 54)
    #expect(packing.idleCores == 0)
    #expect(packing.limit == .memory)
  }

  @Test func memoryAndCoresMayEndTogether() throws {
    let even = Node(memory: .gibibytes(18), cores: 4)
    let packing = NodePacking(try .heap("8g", cores: 2), on: even)
    #expect(packing.executors == 2)
    #expect(packing.limit == .memoryAndCores)
    #expect(packing.idleMemory == .zero)
    #expect(packing.idleCores == 0)
  }

  @Test func aLoneExecutorTakesEveryCore() throws {
    let packing = NodePacking(
      try .heap("8g", cores: nil, manager: .standalone), on: node)
    #expect(packing.byCores == nil)
    #expect(packing.executors == 1)
    #expect(packing.limit == .fixedNumber)
    #expect(packing.slots == 16)
    #expect(packing.idleMemory == .gibibytes(120))
  }

  @Test func aFixedNumberLimitsBeforeTheRest() throws {
    let packing = NodePacking(try .heap("8g", cores: 4), on: node, fixedNumber: 1)
    #expect(packing.executors == 1)
    #expect(packing.limit == .fixedNumber)
    let tooLarge = NodePacking(try .heap("200g", cores: 4), on: node, fixedNumber: 1)
    #expect(tooLarge.executors == 0)
    #expect(tooLarge.limit == .memory)
  }

  @Test func decimalTasksGiveMoreSlots() {
    let shape = ExecutorShape(
      heap: .gibibytes(1), requested: .gibibytes(1), cores: 4, taskCPUs: 0.5)
    #expect(NodePacking(shape, on: node).slots == 32)
    #expect(shape.slots(onCores: 3) == 6)
  }

  @Test func damagedNumbersPackNothing() {
    let odd = ExecutorShape(heap: .zero, requested: ByteSize(bytes: .min), cores: .min)
    let empty = Node(
      memory: ByteSize(bytes: .min), cores: .min, reservedMemory: ByteSize(bytes: .max),
      reservedCores: .max)
    #expect(NodePacking(odd, on: empty).executors == 0)
    #expect(NodePacking(odd, on: node).executors == 0)
    let huge = Node(memory: ByteSize(bytes: .max), cores: .max)
    let tiny = ExecutorShape(heap: ByteSize(bytes: 1), requested: ByteSize(bytes: 1), cores: .max)
    #expect(NodePacking(tiny, on: huge, counting: .memory).usedCores == .max)
  }
}
