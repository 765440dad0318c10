import Testing

@testable import SparkMemory

/// The scenarios of Spark's `UnifiedMemoryManagerSuite` about heaps that are too small, under its
/// names: 300 KiB of 1 MiB are reserved.
@Suite struct SmallHeapSuiteTests {
  private let systemMemory = ByteSize.mebibytes(1)
  private let reserved = ByteSize.kibibytes(300)

  private func layout(_ maxMemory: ByteSize) throws -> HeapLayout {
    try HeapLayout(
      maxMemory: maxMemory, heap: nil, reserved: reserved, memoryFraction: 0.8,
      storageFraction: 0.5, role: .driver, version: .latest)
  }

  @Test func smallHeap() throws {
    #expect(try layout(systemMemory).unified.bytes == 593_100)
    let error = try #require(throws: LayoutError.self) { try layout(reserved / 2) }
    #expect(
      error.condition
        == .systemMemoryTooSmall(maxMemory: reserved / 2, leastHeap: ByteSize(bytes: 460_800)))
  }

  @Test func insufficientExecutorMemory() throws {
    let environment = ClusterEnvironment(manager: .local)
    func check(_ text: String) throws {
      try LayoutReader(
        configuration: SparkConfiguration(["spark.executor.memory": text]),
        environment: environment, role: .driver
      ).checkExecutorMemory(reserved: reserved)
    }
    try check("460800")
    let error = try #require(throws: LayoutError.self) { try check("153600") }
    #expect(
      error.condition
        == .executorMemoryTooSmall(text: "153600", size: ByteSize(bytes: 153_600)))
  }
}
