import SparkMemory
import Testing

@Suite struct NodeTests {
  @Test func standaloneWorkersLeaveOneGibibyteAlone() {
    let node = Node(standaloneWorkerWith: .gibibytes(16), cores: 8)
    #expect(node.usableMemory == .gibibytes(15))
    #expect(node.usableCores == 8)
    #expect(Node(standaloneWorkerWith: .mebibytes(1536), cores: 1).usableMemory == .gibibytes(1))
    #expect(Node(standaloneWorkerWith: .mebibytes(512), cores: 1).usableMemory == .mebibytes(512))
  }

  @Test func allocatableIsWhatIsNotReserved() {
    let node = Node(memory: .gibibytes(64), cores: 16, allocatable: .gibibytes(58))
    #expect(node.reservedMemory == .gibibytes(6))
    #expect(node.usableMemory == .gibibytes(58))
  }

  @Test func noMoreIsReservedThanThereIs() {
    let node = Node(
      memory: .gibibytes(4), cores: 2, reservedMemory: .gibibytes(9), reservedCores: 7)
    #expect(node.usableMemory == .zero)
    #expect(node.usableCores == 0)
  }
}
