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
      ("java.lang.OutOfMemoryError: unable to create new native thread", .nativeThread),
      (
        "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or "
          + "process/resource limits reached", .nativeThread
      ),
      ("java.lang.OutOfMemoryError: Requested array size exceeds VM limit", .arraySize),
      (
        "Kryo serialization failed: Buffer overflow. Available: 0, required: 4. To avoid this, "
          + "increase spark.kryoserializer.buffer.max value.", .kryoBuffer
      ),
      ("[KRYO_BUFFER_OVERFLOW] Kryo serialization failed", .kryoBuffer),
      (
        "Serialized task 1:0 was 200000000 bytes, which exceeds max allowed: "
          + "spark.rpc.message.maxSize (134217728 bytes).", .rpcMessageSize
      ),
      (
        "Map output statuses were 20000000 bytes which exceeds spark.akka.frameSize (10485760 "
          + "bytes).", .rpcMessageSize
      ),
      (
        "# There is insufficient memory for the Java Runtime Environment to continue.", .hostMemory
      ),
      ("os::commit_memory(0x1, 2, 0) failed; error='Not enough space' (errno=12)", .hostMemory),
      (
        "io.netty.util.internal.OutOfDirectMemoryError: failed to allocate 16777216 byte(s) of "
          + "direct memory (used: 1, max: 2)", .directMemory
      ),
      ("error while calling spill() on sorter : No space left on device", .spillDisk),
      ("[SPILL_OUT_OF_MEMORY] Error while calling spill() on x", .spillDisk),
      (
        "Cannot broadcast the table that is larger than 8.0 GiB: 9.1 GiB.", .broadcastLimit
      ),
      ("Cannot broadcast the table over 512000000 rows: 600000000 rows", .broadcastLimit),
      ("Could not execute broadcast in 300 secs. You can increase the timeout", .broadcastTimeout),
      ("java.lang.IllegalArgumentException: Too large frame: 2991947178", .blockSize),
      ("Block rdd_2_3 is larger than 2GB", .blockSize),
      (
        "Required executor memory (8192 MB), overhead (819 MB) is above the max threshold (8192 "
          + "MB) of this cluster!", .refusedSetting
      ),
      (
        "System memory 259522560 must be at least 471859200. Please increase heap size using the "
          + "--driver-memory option or spark.driver.memory in Spark configuration.", .refusedSetting
      ),
    ] as [(String, MemoryFailure)])
  func texts(text: String, failure: MemoryFailure) {
    #expect(MemoryFailure(message: text) == failure)
  }

  @Test(arguments: [
    "", "Command exited with code 1", "Command exited with code 143", "Worker shutting down",
    "Executor heartbeat timed out after 120000 ms", "java.lang.IllegalStateException: no",
    "Executor killed by driver.", "Container marked as failed: exit status 1",
  ])
  func othersSayNothingOfMemory(_ text: String) {
    #expect(MemoryFailure(message: text) == nil)
  }
}
