import SparkMemory

/// The settings of a trial that a person would pass with `--set`.
enum TrialSettings {
  private static let keys: Set<String> = [
    "spark.executor.memory", "spark.executor.memoryOverhead", "spark.driver.memory",
    "spark.driver.maxResultSize", "spark.executor.pyspark.memory", "spark.sql.shuffle.partitions",
    "spark.default.parallelism", "spark.executor.memoryOverheadFactor",
    "spark.executor.minMemoryOverhead",
  ]

  /// What a trial was submitted with, as far as it bears on memory.
  static func of(_ trial: Trial) -> [String: String] {
    var settings = trial.outcome.conf.filter {
      keys.contains($0.key) || $0.key.hasPrefix("spark.memory.")
    }
    settings["spark.executor.cores"] = String(trial.outcome.cores)
    settings["spark.executor.instances"] = String(trial.outcome.executors)
    return settings
  }

  /// What makes one trial of another: what the other was submitted with, and Spark's default for
  /// what only the first one set.
  static func turning(_ source: Trial, into target: Trial) -> [String: String] {
    var settings = of(target)
    let version = SparkVersion(source.sparkVersion) ?? .latest
    for key in of(source).keys where settings[key] == nil {
      settings[key] = ConfigurationKey.named(key)?.defaultValue(for: version)
    }
    if source.collector != target.collector {
      settings["spark.executor.extraJavaOptions"] = target.collector.option
    }
    return settings
  }
}
