/// The sizes of Google's serverless Spark, standard tier: memory for each core, overhead included.
enum DataprocServerlessWorkers {
  private static let page = FactSource(
    "Serverless for Apache Spark, Spark properties",
    "https://cloud.google.com/dataproc-serverless/docs/concepts/properties",
    asOf: "standard tier, not dated", .derived)

  static let all: [OfferedWorker] = [4, 8, 16].map { cores in
    let count = Int64(cores)
    return OfferedWorker(
      "\(cores) cores", cores: cores,
      memory: .mebibytes(1024 * count)...(.mebibytes(7424 * count)), step: .mebibytes(1),
      executors: 1, source: page)
  }

  static let settings: [OfferedSetting] = [
    OfferedSetting("spark.driver.cores", "4", page),
    OfferedSetting("spark.executor.cores", "4", page),
  ]
}
