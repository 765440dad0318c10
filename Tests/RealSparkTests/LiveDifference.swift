/// A field of a profile that the REST interface of a driver cannot give as a log does.
///
/// `docs/live.md` tells people the same; a test compares the two.
struct LiveDifference {
  /// The fields: names apart by dots, `*` for any.
  let fields: String
  /// The Sparks of which it is true.
  var sparks: [SparkReferee] = SparkReferee.allCases
  /// Whether it is seen in every run, and not only in some.
  var isCertain = true

  /// All that are known.
  static let all = [
    // The application runs on after it was asked.
    LiveDifference(fields: "application.endTime"),
    LiveDifference(fields: "application.lastEventTime"),
    LiveDifference(fields: "driver.peaks.*", isCertain: false),
    // Spark does not say.
    LiveDifference(fields: "application.exitCode", sparks: [.spark4_3]),
    LiveDifference(fields: "driver.sampleCount"),
    LiveDifference(fields: "executors.*.sampleCount"),
    LiveDifference(fields: "stages.*.peaks.driver"),
    LiveDifference(fields: "stages.*.tasks.peakAcquiredMemory", sparks: [.spark4_3]),
    LiveDifference(fields: "stages.*.tasks.heldWithoutSpilling", sparks: [.spark4_3]),
    LiveDifference(
      fields: "stages.*.tasks.heldWhenSpilling", sparks: [.spark4_3], isCertain: false),
    LiveDifference(
      fields: "stages.*.tasks.largestSpilledDemand", sparks: [.spark4_3], isCertain: false),
    LiveDifference(fields: "jobs.*.sessionSettings", sparks: [.spark3_5]),
    LiveDifference(fields: "broadcasts.exchangeSizeMetrics"),
    LiveDifference(fields: "broadcasts.driverMetricValues"),
    // Spark says more than it logs.
    LiveDifference(fields: "executors.*.peaks.*", isCertain: false),
    LiveDifference(fields: "stages.*.peaks.*", isCertain: false),
    LiveDifference(fields: "cachedRDDs.*"),
    // A log has lines, and answers have not.
    LiveDifference(fields: "coverage.byteCount"),
    LiveDifference(fields: "coverage.eventCount"),
  ]
}
