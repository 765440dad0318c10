extension ConfigurationKey {
  /// Whether `spark-submit` waits for the end of an application in cluster mode.
  public static let standaloneWaitsForEnd = ConfigurationKey(
    "spark.standalone.submit.waitAppCompletion", .boolean, "false", since: .v(3, 1), in: .core,
    takesEffect: .jvmStart,
    "Whether spark-submit waits for the end of an application in cluster mode.",
    note: "Its exit status is 0 whether the application worked or failed.")
  /// Whether a standalone master takes applications over HTTP.
  public static let masterRESTEnabled = ConfigurationKey(
    "spark.master.rest.enabled", .boolean, "false", since: .v(1, 3),
    changes: [.from(.v(4, 1), "true")], in: .core, takesEffect: .jvmStart,
    "Whether a standalone master takes applications over HTTP.",
    note: "spark-submit does so only where it is set, and then waits for no application.")

  static let standaloneKeys: [ConfigurationKey] = [
    standaloneWaitsForEnd,
    masterRESTEnabled,
    ConfigurationKey(
      "spark.deploy.defaultCores", .int, "2147483647", since: .v(0, 9), in: .deploy,
      counts: "cores", range: .atLeast("1"),
      "Cores that an application without spark.cores.max takes.",
      note: "Its default is every core of the cluster."),
    ConfigurationKey(
      "spark.deploy.spreadOutApps", .boolean, "true", since: .v(0, 6, 1), in: .deploy,
      deprecated: ["spark.deploy.spreadOut"],
      "Whether executors are spread over workers rather than packed.",
      note: "Up to 3.5 its name is spark.deploy.spreadOut."),
    ConfigurationKey(
      "spark.deploy.maxExecutorRetries", .int, "10", since: .v(1, 6, 3), in: .deploy,
      counts: "executors",
      "Executors in a row that may exit before the application is removed; -1 is no limit."),
    ConfigurationKey(
      "spark.deploy.retainedApplications", .int, "200", since: .v(0, 8), in: .deploy,
      counts: "applications",
      "Finished applications that the master keeps in its heap."),
    ConfigurationKey(
      "spark.deploy.retainedDrivers", .int, "200", since: .v(1, 1), in: .deploy, counts: "drivers",
      "Finished drivers that the master keeps in its heap."),
    ConfigurationKey(
      "spark.worker.ui.retainedExecutors", .int, "1000", since: .v(1, 5), in: .worker,
      counts: "executors",
      "Finished executors that a worker keeps in its heap."),
  ]
}
