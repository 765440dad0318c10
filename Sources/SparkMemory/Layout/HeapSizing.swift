/// Options of the JVM beside `-Xmx` that decide how much of the heap Spark sees.
///
/// They size the survivor space that the JVM leaves out, and the regions that it rounds to.
///
/// Source: `openjdk/jdk`, `genArguments.cpp`, `parallelArguments.cpp` and `g1HeapRegion.cpp` of 17.
public struct HeapSizing: Hashable, Sendable, Codable {
  /// `-Xmn`, the size of the young generation; nil when its share of the heap counts.
  public var youngSize: ByteSize?
  /// `-XX:NewRatio`: how many times the old generation is the young one.
  public var newRatio: Int64
  /// `-XX:SurvivorRatio`: how many times Eden is one survivor space; nil when it is not set.
  public var survivorRatio: Int64?
  /// `-XX:G1HeapRegionSize`; nil when the JVM chooses by the heap.
  public var g1RegionSize: ByteSize?

  /// The JVM's own sizes.
  public init() { newRatio = 2 }

  /// The JVM's own sizes.
  public static let standard = HeapSizing()

  /// The sizes that Java options choose; of several choices the last one counts.
  ///
  /// `-XX:NewSize` and `-XX:MaxNewSize` together are `-Xmn` when they are the same; otherwise they
  /// are not modelled, and ``hasUnmodelledOption(javaOptions:)`` tells of them.
  public init(javaOptions: String) {
    self.init()
    for option in Self.words(javaOptions) {
      if option.hasPrefix("-Xmn") {
        youngSize = Self.size(option.dropFirst(4))
      } else if let text = Self.value(option, "-XX:NewRatio=") {
        newRatio = Int64(text).flatMap { $0 > 0 ? $0 : nil } ?? newRatio
      } else if let text = Self.value(option, "-XX:SurvivorRatio=") {
        survivorRatio = Int64(text).flatMap { $0 > 0 ? $0 : nil } ?? survivorRatio
      } else if let text = Self.value(option, "-XX:G1HeapRegionSize=") {
        g1RegionSize = Self.size(text)
      }
    }
  }

  /// Whether Java options change what Spark sees in a way that is not modelled here.
  public static func hasUnmodelledOption(javaOptions: String) -> Bool {
    words(javaOptions).contains { option in
      unmodelled.contains { option.hasPrefix($0) }
    }
  }

  private static let unmodelled = [
    "-XX:NewSize=", "-XX:MaxNewSize=", "-XX:InitialSurvivorRatio=", "-XX:MinSurvivorRatio=",
    "-XX:-UseAdaptiveSizePolicy", "-XX:ShenandoahRegionSize=", "-XX:MaxRAM",
    "-XX:InitialHeapSize=", "-XX:MaxHeapSize=", "-Xms",
  ]

  private static func words(_ options: String) -> [Substring] {
    options.split { $0.isWhitespace || $0 == "\"" }
  }

  private static func value(_ option: Substring, _ prefix: String) -> Substring? {
    option.hasPrefix(prefix) ? option.dropFirst(prefix.count) : nil
  }

  private static func size(_ text: Substring) -> ByteSize? {
    guard let size = try? ByteSize(parsing: String(text), bareUnit: .byte), size > .zero else {
      return nil
    }
    return size
  }

  /// The young generation of a heap, in whole steps.
  func young(of heap: ByteSize, step: ByteSize) -> ByteSize {
    let share = heap / (newRatio.addingReportingOverflow(1).partialValue)
    return (youngSize ?? share).roundedDown(toMultipleOf: step)
  }

  /// One survivor space of a young generation, in whole steps.
  /// - Parameters:
  ///   - young: The young generation.
  ///   - parts: How many survivor spaces it would hold where no option says so.
  ///   - step: What the JVM rounds down to.
  /// - Returns: Its size.
  func survivor(of young: ByteSize, parts: Int64, step: ByteSize) -> ByteSize {
    let chosen = survivorRatio.map { $0.addingReportingOverflow(2).partialValue }
    return (young / (chosen ?? parts)).roundedDown(toMultipleOf: step)
  }
}
