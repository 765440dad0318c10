/// Machines of Dataproc clusters, and the executor that Dataproc sets for them.
enum DataprocMachines {
  private static let fraction = FactSource(
    "Cloud Data Fusion, Cluster sizing",
    "https://cloud.google.com/data-fusion/docs/concepts/cluster-sizing", asOf: "Dataproc 1.5",
    .derived)
  private static let example = FactSource(
    "mozilla/telemetry-airflow, pull request 1972",
    "https://github.com/mozilla/telemetry-airflow/pull/1972", asOf: "Dataproc 1.5", .observed)

  /// The share of a machine's memory that YARN gets.
  ///
  /// The documented example, 12 GB of a machine with 15 GB, is this share. Later images are said to
  /// give more.
  static let yarnShare = 0.8

  /// Executors that share a machine when nobody asks for another size.
  static let executorsPerMachine: Int64 = 2

  /// What YARN gets of a machine: its share in whole GiB.
  ///
  /// The default heap of `n1-highmem-4`, 9309 MiB, is that of a half of 20 GiB and not of 20.8 GiB.
  static func yarnMemory(of memory: ByteSize) -> ByteSize {
    memory.scaled(by: yarnShare).roundedDown(toMultipleOf: .gibibytes(1))
  }

  /// The default `spark.executor.memory`: the greatest heap whose container, with Spark's own
  /// overhead, is no more than half of what YARN has.
  static func defaultHeap(of machine: OfferedWorker) -> ByteSize {
    let half = machine.usableMemory / executorsPerMachine
    let most = half.wholeMebibytes
    let tooMuch = leastValue(from: 0, through: max(most, 0)) { count in
      let heap = ByteSize.mebibytes(count)
      let overhead = MemoryOverhead.size(
        factor: SparkFacts.memoryOverheadFactor, minimum: SparkFacts.minimumMemoryOverhead,
        heap: heap)
      return heap + overhead > half
    }
    return .mebibytes(max(tooMuch - 1, 0))
  }

  static func settings(of machine: OfferedWorker) -> [OfferedSetting] {
    [
      OfferedSetting("spark.executor.cores", "\(max(machine.cores / 2, 1))", example),
      OfferedSetting("spark.executor.memory", defaultHeap(of: machine).sparkText, example),
    ]
  }

  /// MiB for each vCPU of a family, the same for all of its sizes here.
  private static let families: [(name: String, perCore: Int64, sizes: [Int])] = [
    ("n1-standard", 3840, [2, 4, 8, 16, 32, 64]),
    ("n1-highmem", 6656, [2, 4, 8, 16, 32, 64]),
    ("n2-standard", 4096, [2, 4, 8, 16, 32, 64]),
    ("n2-highmem", 8192, [2, 4, 8, 16, 32, 64]),
    ("e2-standard", 4096, [2, 4, 8, 16, 32]),
  ]

  static let all: [OfferedWorker] = families.flatMap { family in
    family.sizes.map { cores in
      let memory = ByteSize.mebibytes(family.perCore * Int64(cores))
      return OfferedWorker(
        "\(family.name)-\(cores)", cores: cores, memory: memory,
        containerMemory: yarnMemory(of: memory), executors: nil, source: fraction)
    }
  }
}
