public import SparkMemory
import SparkProfile

/// The highest memory that any of some JVMs was seen to use. The figures need not have been at the
/// same moment, nor in the same JVM.
public struct SampledMemory: Hashable, Sendable, Codable {
  /// Used heap, garbage included.
  public let heap: ByteSize
  /// Execution and storage on the heap.
  public let unified: ByteSize
  /// Execution on the heap.
  public let execution: ByteSize
  /// Storage on the heap.
  public let storage: ByteSize
  /// Execution and storage off the heap.
  public let offHeap: ByteSize
  /// What the JVM itself reports outside the heap: classes, code, direct and mapped buffers.
  public let reportedOutsideHeap: ByteSize
  /// Resident memory of the JVM process; zero if process-tree metrics were off.
  public let jvmResident: ByteSize
  /// Resident memory of Python workers.
  public let pythonResident: ByteSize
  /// Resident memory of other child processes.
  public let otherResident: ByteSize
  /// Full collections.
  public let fullCollections: Int64
  /// JVMs of which there is a sample.
  public let sampledCount: Int
  /// JVMs that ran a task, or all if none did.
  public let count: Int

  init(_ executors: [Executor]) {
    let busy = executors.filter { $0.taskCount > 0 }
    let counted = busy.isEmpty ? executors : busy
    func peak(_ metric: ExecutorMetric) -> ByteSize {
      ByteSize(bytes: max(0, counted.map { $0.peaks[metric] }.max() ?? 0))
    }
    heap = peak(.jvmHeapMemory)
    unified = peak(.onHeapUnifiedMemory)
    execution = peak(.onHeapExecutionMemory)
    storage = peak(.onHeapStorageMemory)
    offHeap = peak(.offHeapUnifiedMemory)
    reportedOutsideHeap =
      peak(.jvmOffHeapMemory) + peak(.directPoolMemory) + peak(.mappedPoolMemory)
    jvmResident = peak(.processTreeJVMRSSMemory)
    pythonResident = peak(.processTreePythonRSSMemory)
    otherResident = peak(.processTreeOtherRSSMemory)
    fullCollections = counted.map { $0.peaks[.majorGCCount] }.max() ?? 0
    sampledCount = counted.filter(\.peaks.isSampled).count
    count = counted.count
  }

  /// Whether the process tree was measured.
  public var hasResident: Bool { jvmResident > .zero }

  /// Resident memory of the whole process tree.
  public var resident: ByteSize { jvmResident + pythonResident + otherResident }
}
