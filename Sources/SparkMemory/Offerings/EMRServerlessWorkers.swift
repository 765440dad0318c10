/// The grid of EMR Serverless's worker sizes.
enum EMRServerlessWorkers {
  private static let page = FactSource(
    "Understanding application behavior in EMR Serverless",
    "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/app-behavior.html",
    asOf: "read in November 2026")

  private static func size(_ cores: Int, _ least: Int64, _ most: Int64, step: Int64)
    -> OfferedWorker
  {
    OfferedWorker(
      "\(cores) vCPU", cores: cores, memory: .gibibytes(least)...(.gibibytes(most)),
      step: .gibibytes(step), executors: 1, source: page)
  }

  static let all: [OfferedWorker] = [
    size(1, 2, 8, step: 1),
    size(2, 4, 16, step: 1),
    size(4, 8, 30, step: 1),
    size(8, 16, 60, step: 4),
    size(16, 32, 120, step: 8),
  ]

  private static let jobs = FactSource(
    "Using Spark configurations when you run EMR Serverless jobs",
    "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/jobs-spark.html",
    asOf: "EMR 6.6 and later", .derived)

  static let settings: [OfferedSetting] = [
    OfferedSetting("spark.driver.cores", "4", jobs),
    OfferedSetting("spark.driver.memory", "14g", jobs),
    OfferedSetting("spark.executor.cores", "4", jobs),
    OfferedSetting("spark.executor.memory", "14g", jobs),
  ]
}
