/// The constants of Spark and of what it runs on, each once, with where it is written.
///
/// Paths are those of the `apache/spark` repository unless another one is named.
public enum SparkFacts {
  /// Heap that the unified memory manager leaves alone: 300 MiB, every version since 1.6.
  ///
  /// Source: `UnifiedMemoryManager.RESERVED_SYSTEM_MEMORY_BYTES`.
  public static let reservedMemory = ByteSize.mebibytes(300)

  /// The least `Runtime.maxMemory` that Spark starts with: 450 MiB.
  ///
  /// Source: `UnifiedMemoryManager.getMaxMemory`.
  public static let minimumSystemMemory = minimumSystemMemory(reserved: reservedMemory)

  /// The least `Runtime.maxMemory` beside this much reserved memory: one and a half times of it.
  static func minimumSystemMemory(reserved: ByteSize) -> ByteSize {
    ByteSize(bytes: Int64(truncatingAsScala: (Double(reserved.bytes) * 1.5).rounded(.up)))
  }

  /// The default of `spark.memory.fraction`, every version since 2.0.
  ///
  /// Source: `core/src/main/scala/org/apache/spark/internal/config/package.scala`.
  public static let memoryFraction = 0.6

  /// The default of `spark.memory.storageFraction`, every version since 1.6.
  ///
  /// Source: `core/src/main/scala/org/apache/spark/internal/config/package.scala`.
  public static let memoryStorageFraction = 0.5

  /// Overhead as a share of the heap where no factor can be set, or none is.
  ///
  /// A constant up to Spark 3.2 and for YARN's application master in client mode in every version.
  /// Source: `YarnSparkHadoopUtil`, `ResourceProfile.calculateOverHeadMemory`.
  public static let memoryOverheadFactor = 0.1

  /// Overhead as a share of the heap for Python and R on Kubernetes in cluster mode.
  ///
  /// Source: `deploy/k8s/Constants.scala`, `NON_JVM_MEMORY_OVERHEAD_FACTOR`.
  public static let nonJVMMemoryOverheadFactor = 0.4

  /// The least overhead that a factor gives, a constant up to Spark 3.5.
  ///
  /// Source: `ResourceProfile.MEMORY_OVERHEAD_MIN_MIB`; a setting since 4.0 (SPARK-47208).
  public static let minimumMemoryOverhead = ByteSize.mebibytes(384)

  /// The first version that reads the units `ki`, `kib` … `pi`, `pib`.
  ///
  /// Source: `JavaUtils.byteSuffixes`.
  public static let binaryUnitNamesSince = SparkVersion.v(4, 2)

  /// The first version whose YARN executor container has room for off-heap memory (SPARK-28577).
  ///
  /// Source: `deploy/yarn/Client.scala`.
  public static let offHeapInYarnContainerSince = SparkVersion.v(3, 0)

  /// The first version whose Kubernetes executor pod has room for off-heap memory.
  ///
  /// Source: `deploy/k8s/features/BasicExecutorFeatureStep.scala`.
  public static let offHeapInPodSince = SparkVersion.v(3, 1)

  /// The first version where `spark.task.cpus` may be a decimal number.
  ///
  /// Source: `core/src/main/scala/org/apache/spark/internal/config/package.scala`.
  public static let decimalTaskCPUsSince = SparkVersion.v(4, 3)

  /// The first version with resource profiles of stage-level scheduling (SPARK-27495).
  ///
  /// Source: `core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala`.
  public static let resourceProfilesSince = SparkVersion.v(3, 1)

  /// What a standalone worker leaves to its machine, and the least that it offers.
  ///
  /// Source: `WorkerArguments.inferDefaultMemory`.
  public static let standaloneWorkerReserve = ByteSize.gibibytes(1)

  /// The least and the greatest page that execution chooses by itself.
  ///
  /// Source: `MemoryManager.defaultPageSizeBytes`.
  public static let tungstenPages = ByteSize.mebibytes(1)...ByteSize.mebibytes(64)

  /// How many pages of its pool each core is to have room for.
  ///
  /// Source: `MemoryManager.defaultPageSizeBytes`, `safetyFactor`.
  public static let tungstenSafetyFactor: Int64 = 16

  /// The header of an array in a JVM that packs class pointers, which it does for every heap since
  /// Java 15.
  ///
  /// Source: `Platform.LONG_ARRAY_OFFSET`, the JVM's own `Unsafe.arrayBaseOffset`.
  public static let arrayHeader = ByteSize(bytes: 16)

  /// The first version whose pages fit into a region of G1 (SPARK-37593).
  ///
  /// Source: `MemoryManager.defaultPageSizeBytes`.
  public static let pagesFitRegionsSince = SparkVersion.v(3, 3)

  /// The first version whose pages fit into a region of ZGC and of Shenandoah.
  ///
  /// Source: `MemoryManager.defaultPageSizeBytes`.
  public static let pagesFitRegionsOfAllSince = SparkVersion.v(4, 1)

  /// YARN's step and least container unless the cluster says otherwise.
  ///
  /// Source: `apache/hadoop`, `yarn-default.xml`, `yarn.scheduler.minimum-allocation-mb`.
  public static let yarnAllocation = ByteSize.mebibytes(1024)

  /// From this heap on the JVM no longer packs object references into four bytes.
  ///
  /// Source: HotSpot's `UseCompressedOops` with its default object alignment.
  public static let compressedReferencesLimit = ByteSize.gibibytes(32)

  /// Up to about this heap, one just below 32 GiB may hold as many objects.
  ///
  /// An estimate, not a constant of the JVM: it depends on how many references the objects have.
  public static let compressedReferencesWorth = ByteSize.gibibytes(40)
}
