extension ExecutorShape {
  /// The executor of a configuration.
  ///
  /// Its cores are those that a run has shown, or those that the manager gives.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    executorOf configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) {
    let layout = try ContainerLayout(executorOf: configuration, environment: environment)
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .executor)
    let decimal = environment.version >= SparkFacts.decimalTaskCPUsSince
    let taskCPUs =
      decimal ? try reader.factor(.taskCPUs) : try reader.count(.taskCPUs).map(Double.init)
    self.init(layout, cores: try TaskSlots(reader).cores, taskCPUs: taskCPUs ?? 1)
  }
}
