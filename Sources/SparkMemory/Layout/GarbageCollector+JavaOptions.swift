extension GarbageCollector {
  /// The collector that Java options choose; nil when they leave it to the JVM.
  ///
  /// Of several choices the last one counts.
  public init?(javaOptions: String) {
    var chosen: GarbageCollector?
    for option in javaOptions.split(whereSeparator: { $0.isWhitespace || $0 == "\"" }) {
      guard let collector = Self.switches[String(option)] else { continue }
      chosen = collector
    }
    guard let chosen else { return nil }
    self = chosen
  }

  private static let switches: [String: GarbageCollector] = [
    "-XX:+UseG1GC": .g1,
    "-XX:+UseParallelGC": .parallel,
    "-XX:+UseParallelOldGC": .parallel,
    "-XX:+UseSerialGC": .serial,
    "-XX:+UseZGC": .z,
    "-XX:+UseShenandoahGC": .shenandoah,
  ]

  /// The name that people use.
  public var displayName: String {
    switch self {
    case .g1: "G1"
    case .parallel: "Parallel"
    case .serial: "Serial"
    case .z: "ZGC"
    case .shenandoah: "Shenandoah"
    }
  }
}
