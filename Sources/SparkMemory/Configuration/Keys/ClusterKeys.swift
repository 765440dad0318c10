extension ConfigurationKey {
  /// The cluster manager and where it is.
  public static let master = ConfigurationKey(
    "spark.master", .string, nil, since: .v(0, 9), in: .sparkConf, takesEffect: .jvmStart,
    registration: .never,
    "The cluster manager and where it is.")
  /// Whether the driver runs in the cluster (cluster) or where it is submitted (client).
  public static let deployMode = ConfigurationKey(
    "spark.submit.deployMode", .string, "client", since: .v(1, 5), in: .core,
    takesEffect: .jvmStart,
    "Whether the driver runs in the cluster (cluster) or where it is submitted (client).")

  static let clusterKeys: [ConfigurationKey] = [
    master,
    deployMode,
  ]
}
