import SparkProfile
import Testing

@Suite struct MemoryFailureTests {
  @Test(
    arguments: [
      ("java.lang.OutOfMemoryError: Java heap space", .heap),
      ("Command exited with code 52", .heap),
      ("The executor with id 3 exited with exit code 52(JVM OOM).", .heap),
      ("java.lang.OutOfMemoryError: GC overhead limit exceeded", .gcOverhead),
      (
        "[UNABLE_TO_ACQUIRE_MEMORY] Unable to acquire 65536 bytes of memory, got 0. SQLSTATE: 53200",
        .executionMemory
      ),
      ("There is not enough memory to build hash map.", .executionMemory),
      ("Can't acquire 1048576 bytes memory to build hash relation, got 0 bytes.", .executionMemory),
      ("No enough memory for aggregation", .executionMemory),
      ("Not enough memory to grow pointer array", .executionMemory),
      (
        "Container killed by YARN for exceeding physical memory limits. 5.6 GB of 5.5 GB physical "
          + "memory used. Consider boosting spark.executor.memoryOverhead.", .containerLimit
      ),
      ("Container killed by YARN for exceeding memory limits.  2 GB of 1 GB", .containerLimit),
      (
        "Container [pid=1,containerID=c] is running 94359552B beyond the 'PHYSICAL' memory limit.",
        .containerLimit
      ),
      ("exit code 137 … termination reason: OOMKilled", .containerLimit),
      (
        "Container killed by YARN for exceeding virtual memory limits. 5 GB of 4 GB",
        .virtualMemoryLimit
      ),
      ("Command exited with code 137", .killed),
      (
        "The executor with id 1 exited with exit code 137(SIGKILL, possible container OOM).",
        .killed
      ),
      ("Unknown executor exit code (137) (died from signal 9?)", .killed),
      (
        "Cannot reserve 4096 bytes of direct buffer memory (allocated: 1, limit: 2)", .directMemory
      ),
      ("java.lang.OutOfMemoryError: Direct buffer memory", .directMemory),
      ("failed to allocate 16 byte(s) of direct memory (used: 1, max: 2)", .directMemory),
      ("java.lang.OutOfMemoryError: Metaspace", .metaspace),
      (
        "Total size of serialized results of 7 tasks (65.4 MiB) is bigger than "
          + "spark.driver.maxResultSize (64.0 MiB)", .maxResultSize
      ),
      ("Tasks result size has exceeded maxResultSize", .maxResultSize),
      (
        "Not enough memory to build and broadcast the table to all worker nodes. As a workaround",
        .broadcast
      ),
      ("Python worker exited unexpectedly (crashed)", .pythonWorker),
    ] as [(String, MemoryFailure)])
  func texts(text: String, failure: MemoryFailure) {
    #expect(MemoryFailure(message: text) == failure)
  }

  @Test(arguments: [
    "", "Command exited with code 1", "Command exited with code 143", "Worker shutting down",
    "Executor heartbeat timed out after 120000 ms", "java.lang.IllegalStateException: no",
    "Executor killed by driver.", "Container marked as failed: exit status 1",
    "error while calling spill() on sorter : No space left on device",
  ])
  func othersSayNothingOfMemory(_ text: String) {
    #expect(MemoryFailure(message: text) == nil)
  }
}
