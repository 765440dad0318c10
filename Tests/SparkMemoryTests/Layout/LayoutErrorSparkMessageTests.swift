import SparkMemory
import Testing

/// The words that released versions of Spark write.
@Suite struct LayoutErrorSparkMessageTests {
  private func system(_ version: SparkVersion, _ role: ProcessRole) -> String? {
    LayoutError(
      .systemMemoryTooSmall(maxMemory: .mebibytes(256), leastHeap: .mebibytes(450)), role: role,
      version: version
    ).sparkMessage
  }

  private func executor(_ version: SparkVersion) -> String? {
    LayoutError(
      .executorMemoryTooSmall(text: "2048", size: ByteSize(bytes: 2048)), role: .executor,
      version: version
    ).sparkMessage
  }

  @Test func ofASmallHeap() {
    let words = "System memory 268435456 must be at least 471859200."
    let option = "Please increase heap size using the --driver-memory option or"
    #expect(
      system(.v(3, 4), .driver)
        == "\(words) \(option) spark.driver.memory in Spark configuration.")
    #expect(
      system(.v(3, 5), .driver) == "[INVALID_DRIVER_MEMORY] \(words) \(option) "
        + "\"spark.driver.memory\" in Spark configuration.")
    #expect(
      system(.v(4, 1), .executor) == "[INVALID_DRIVER_MEMORY] \(words)\n\(option) "
        + "\"spark.driver.memory\" in Spark configuration. SQLSTATE: F0000")
  }

  @Test func ofASmallHeapSince43() {
    #expect(
      system(.v(4, 3), .driver)?.hasPrefix(
        "[INVALID_DRIVER_MEMORY.SYSTEM_MEMORY] Insufficient driver memory: System memory ") == true)
    #expect(
      system(.v(4, 3), .executor)?.hasPrefix("[INVALID_EXECUTOR_MEMORY.SYSTEM_MEMORY] ") == true)
    #expect(system(.v(4, 3), .executor)?.contains("--executor-memory option") == true)
  }

  @Test func ofSmallExecutorMemory() {
    #expect(
      executor(.v(3, 3)) == "Executor memory 2048 must be at least 471859200. Please increase "
        + "executor memory using the --executor-memory option or spark.executor.memory in Spark "
        + "configuration.")
    #expect(executor(.v(3, 5))?.hasPrefix("[INVALID_EXECUTOR_MEMORY] Executor memory 2048") == true)
    #expect(
      executor(.v(4, 3))?.hasPrefix(
        "[INVALID_EXECUTOR_MEMORY.CONFIG_MEMORY] Insufficient executor memory: Executor memory ")
        == true)
  }

  @Test func ofFractionsAndOffHeap() {
    func message(_ condition: LayoutError.Condition) -> String? {
      LayoutError(condition, role: .driver, version: .v(3, 5)).sparkMessage
    }
    #expect(
      message(.memoryFractionOutOfRange(1.5))
        == "spark.memory.fraction should be between 0 and 1 (was '1.5').")
    #expect(
      message(.noExecutionMemory(0)) == "requirement failed: onHeapExecutionMemory must be > 0")
    #expect(message(.offHeapWithoutSize(.zero))?.contains("must be > 0 when") == true)
    #expect(message(.fewerCoresThanTask(cores: 1, taskCPUs: "2")) == nil)
  }
}
