/// AWS Glue's worker types.
enum GlueWorkers {
  private static let page = FactSource(
    "AWS Glue worker types", "https://docs.aws.amazon.com/glue/latest/dg/worker-types.html",
    asOf: "read in November 2026")
  private static let library = FactSource(
    "AWS CDK, enum WorkerType",
    "https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-glue-alpha.WorkerType.html",
    asOf: "Glue 5.0")

  /// AWS writes GB for what is a power of two in its machines.
  private static func worker(
    _ name: String, cores: Int, gibibytes: Int64, disk: Int64?, executors: Int = 1,
    _ source: FactSource
  ) -> OfferedWorker {
    OfferedWorker(
      name, cores: cores, memory: .gibibytes(gibibytes), disk: disk.map(ByteSize.gibibytes),
      executors: executors, source: source)
  }

  static let all: [OfferedWorker] = [
    worker("G.025X", cores: 2, gibibytes: 4, disk: 64, library),
    worker("Standard", cores: 4, gibibytes: 16, disk: 50, executors: 2, library),
    worker("G.1X", cores: 4, gibibytes: 16, disk: 94, page),
    worker("R.1X", cores: 4, gibibytes: 32, disk: nil, page),
    worker("G.2X", cores: 8, gibibytes: 32, disk: 138, page),
    worker("R.2X", cores: 8, gibibytes: 64, disk: nil, page),
    worker("G.4X", cores: 16, gibibytes: 64, disk: 256, page),
    worker("R.4X", cores: 16, gibibytes: 128, disk: nil, library),
    worker("G.8X", cores: 32, gibibytes: 128, disk: 512, page),
    worker("R.8X", cores: 32, gibibytes: 256, disk: nil, library),
    worker("G.12X", cores: 48, gibibytes: 192, disk: 768, page),
    worker("G.16X", cores: 64, gibibytes: 256, disk: 1024, page),
  ]
}
