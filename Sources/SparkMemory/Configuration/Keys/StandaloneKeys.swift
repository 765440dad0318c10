extension ConfigurationKey {

  static let standaloneKeys: [ConfigurationKey] = [
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
