/// The two kinds of JVM that an application has.
public enum ProcessRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// The JVM of the application's main program.
  case driver
  /// A JVM that runs tasks.
  case executor

  /// The setting of its heap.
  public var memoryKey: ConfigurationKey {
    self == .driver ? .driverMemory : .executorMemory
  }

  /// The setting of its overhead.
  public var memoryOverheadKey: ConfigurationKey {
    self == .driver ? .driverMemoryOverhead : .executorMemoryOverhead
  }

  var memoryOverheadFactorKey: ConfigurationKey {
    self == .driver ? .driverMemoryOverheadFactor : .executorMemoryOverheadFactor
  }

  var minMemoryOverheadKey: ConfigurationKey {
    self == .driver ? .driverMinMemoryOverhead : .executorMinMemoryOverhead
  }

  var javaOptionsKeys: [ConfigurationKey] {
    self == .driver
      ? [.driverDefaultJavaOptions, .driverExtraJavaOptions]
      : [.executorDefaultJavaOptions, .executorExtraJavaOptions]
  }
}
