/// What Amazon EMR gives to YARN on some EC2 instances, without HBase.
enum EMRInstances {
  private static let page = FactSource(
    "Amazon EMR, Task configuration",
    "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hadoop-task-config.html",
    asOf: "EMR 5.15")
  private static let quoted = FactSource(
    "Amazon EMR, Task configuration, as the library scopt quotes it",
    "https://docs.aws.amazon.com/ja_jp/emr/latest/ReleaseGuide/emr-hadoop-task-config.html",
    asOf: "EMR 5 and 6", .derived)
  private static let overhead = FactSource(
    "Amazon EMR's spark-defaults, as users quote them",
    "https://www.volcengine.com/article/3639679",
    asOf: "EMR 5.22 and later", .observed)

  /// `yarn.scheduler.minimum-allocation-mb` of every instance in the table.
  static let leastContainer = ByteSize.mebibytes(32)

  private static let defaults = FactSource(
    "Amazon EMR, Configure Spark",
    "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-configure.html",
    asOf: "EMR 4.4 and later")

  static let settings: [OfferedSetting] = [
    OfferedSetting("spark.dynamicAllocation.enabled", "true", defaults),
    OfferedSetting("spark.yarn.executor.memoryOverheadFactor", "0.1875", overhead),
  ]

  private static func instance(
    _ name: String, _ cores: Int, mebibytes: Int64, yarn: Int64, _ source: FactSource
  ) -> OfferedWorker {
    OfferedWorker(
      name, cores: cores, memory: .mebibytes(mebibytes), containerMemory: .mebibytes(yarn),
      executors: nil, source: source)
  }

  static let all: [OfferedWorker] = [
    instance("m4.large", 2, mebibytes: 8 * 1024, yarn: 6144, page),
    instance("m4.xlarge", 4, mebibytes: 16 * 1024, yarn: 12288, page),
    instance("m4.2xlarge", 8, mebibytes: 32 * 1024, yarn: 24576, page),
    instance("m4.4xlarge", 16, mebibytes: 64 * 1024, yarn: 57344, page),
    instance("m4.10xlarge", 40, mebibytes: 160 * 1024, yarn: 155648, page),
    instance("m4.16xlarge", 64, mebibytes: 256 * 1024, yarn: 253952, page),
    instance("r4.xlarge", 4, mebibytes: 31232, yarn: 23424, page),
    instance("r4.2xlarge", 8, mebibytes: 61 * 1024, yarn: 54272, page),
    instance("r4.4xlarge", 16, mebibytes: 122 * 1024, yarn: 116736, page),
    instance("r4.8xlarge", 32, mebibytes: 244 * 1024, yarn: 241664, page),
    instance("r4.16xlarge", 64, mebibytes: 488 * 1024, yarn: 491520, page),
    instance("i3.xlarge", 4, mebibytes: 31232, yarn: 23424, page),
    instance("i3.2xlarge", 8, mebibytes: 61 * 1024, yarn: 54272, page),
    instance("i3.4xlarge", 16, mebibytes: 122 * 1024, yarn: 116736, page),
    instance("i3.8xlarge", 32, mebibytes: 244 * 1024, yarn: 241664, page),
    instance("i3.16xlarge", 64, mebibytes: 488 * 1024, yarn: 491520, page),
    instance("r5.xlarge", 4, mebibytes: 32 * 1024, yarn: 24 * 1024, quoted),
    instance("r5.2xlarge", 8, mebibytes: 64 * 1024, yarn: 56 * 1024, quoted),
    instance("r5.4xlarge", 16, mebibytes: 128 * 1024, yarn: 120 * 1024, quoted),
    instance("r5.8xlarge", 32, mebibytes: 256 * 1024, yarn: 248 * 1024, quoted),
    instance("r5.12xlarge", 48, mebibytes: 384 * 1024, yarn: 376 * 1024, quoted),
    instance("r5.16xlarge", 64, mebibytes: 512 * 1024, yarn: 504 * 1024, quoted),
    instance("r5.24xlarge", 96, mebibytes: 768 * 1024, yarn: 760 * 1024, quoted),
  ]
}
