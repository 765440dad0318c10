internal import SparkMemory

extension SparkApplicationFile {
  /// The fields of a specification that stand for settings.
  ///
  /// Source: `kubeflow/spark-operator`, `internal/controller/sparkapplication/submission.go`, and
  /// `api/v1beta2/sparkapplication_types.go` for what they take.
  public static let fields: [SettingField] =
    [
      SettingField("mode", key: ConfigurationKey.deployMode.name),
      SettingField(
        "memoryOverheadFactor", key: ConfigurationKey.kubernetesMemoryOverheadFactor.name),
    ] + fields(of: "driver") + fields(of: "executor")
    + [
      SettingField(
        "executor", "instances", key: ConfigurationKey.executorInstances.name, .integer),
      SettingField(
        "dynamicAllocation", "enabled", key: ConfigurationKey.dynamicAllocationEnabled.name,
        .boolean),
      SettingField(
        "dynamicAllocation", "initialExecutors", key: "spark.dynamicAllocation.initialExecutors",
        .integer),
      SettingField(
        "dynamicAllocation", "minExecutors", key: "spark.dynamicAllocation.minExecutors", .integer),
      SettingField(
        "dynamicAllocation", "maxExecutors", key: "spark.dynamicAllocation.maxExecutors", .integer),
    ]

  private static func fields(of role: String) -> [SettingField] {
    [
      SettingField(role, "memory", key: "spark.\(role).memory"),
      SettingField(role, "memoryOverhead", key: "spark.\(role).memoryOverhead"),
      SettingField(role, "cores", key: "spark.\(role).cores", .integer),
      SettingField(role, "javaOptions", key: "spark.\(role).extraJavaOptions"),
      SettingField(role, "coreRequest", key: "spark.kubernetes.\(role).request.cores"),
      SettingField(role, "coreLimit", key: "spark.kubernetes.\(role).limit.cores"),
    ]
  }
}
