import SparkMemory
import TestSupport

/// Random settings of an application's memory, some of them unreadable.
struct ContainerSettings {
  private var generator: SeededGenerator
  /// The settings, as they would be written.
  private(set) var values: [String: String] = [:]
  /// What a resource profile asks for, in MiB; nil for the default profile.
  private(set) var profile: [String: Int64]?

  /// The settings of a seed.
  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    for role in ["driver", "executor"] {
      set("spark.\(role).memory", chance: 0.9) { $0.heap() }
      set("spark.\(role).memoryOverhead", chance: 0.25) { $0.size(upTo: 8192) }
      set("spark.\(role).memoryOverheadFactor", chance: 0.3) { $0.factor() }
      set("spark.\(role).minMemoryOverhead", chance: 0.3) { $0.size(upTo: 2048) }
    }
    set("spark.executor.pyspark.memory", chance: 0.4) { $0.size(upTo: 4096) }
    addOffHeap()
    if chance(0.4) { addProfile() }
  }

  /// Sets something for some of the seeds.
  mutating func set(
    _ name: String, chance odds: Double = 1, _ value: (inout ContainerSettings) -> String
  ) {
    guard chance(odds) else { return }
    values[name] = value(&self)
  }

  /// Sets one of the values that are sizes or factors to something that is none, for few seeds.
  ///
  /// - Returns: Whether it did.
  mutating func spoil(_ names: [String]) -> Bool {
    guard chance(0.05), let name = names.randomElement(using: &generator) else {
      return false
    }
    // A size of the driver below zero, and a factor without measure, are left to the JVM and to the
    // overflow of Spark's integers; the model refuses both.
    let more = name.hasSuffix("Factor") ? ["-1"] : ["99999999999999999999"]
    let signed = name.hasPrefix("spark.executor.") ? ["-1"] : []
    values[name] = one(of: ["1.5g", "abc", "", "12 g", "3e", "NaN"] + more + signed)
    return true
  }

  /// Whether something that happens so often happens now.
  mutating func chance(_ odds: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < odds
  }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  /// One of some texts.
  mutating func one(of texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }

  /// A share, as people write one.
  mutating func factor() -> String {
    one(of: ["0.1", "0.2", "0.25", "0.07", "0.4", "1.3", "1e-1", "0.333", ".5", "2"])
  }

  /// A size, in any unit.
  mutating func size(upTo mebibytes: Int64) -> String {
    let count = number(1...mebibytes)
    switch number(0...5) {
    case 0: return "\(count)"
    case 1: return "\(count * 1024 + number(0...1023))k"
    case 2: return "\(count)MB"
    case 3: return "\(count / 1024 + 1)g"
    case 4: return "\(count * 1_048_576 + number(0...1_048_575))b"
    default: return "\(count)m"
    }
  }

  /// A heap that Spark starts with, in a unit that the JVM reads too.
  private mutating func heap() -> String {
    switch number(0...3) {
    case 0: "\(number(1...64))g"
    case 1: "\(number(460_800...9_000_000))k"
    default: "\(number(450...40_000))m"
    }
  }

  private mutating func addOffHeap() {
    set("spark.memory.offHeap.enabled", chance: 0.5) { $0.one(of: ["true", "true", "false"]) }
    let bytes = number(1_048_576...8_000_000_000)
    set("spark.memory.offHeap.size", chance: 0.6) {
      $0.one(of: ["\(bytes)", "\(bytes / 1024)k", "3g"])
    }
  }

  private mutating func addProfile() {
    var asked: [String: Int64] = [:]
    if chance(0.7) { asked["memory"] = number(450...50_000) }
    if chance(0.4) { asked["memoryOverhead"] = number(1...9_000) }
    if chance(0.4) { asked["pyspark.memory"] = number(1...4_000) }
    if chance(0.4) { asked["offHeap"] = number(1...4_000) }
    profile = asked
    values["spark.dynamicAllocation.enabled"] = "true"
  }

  /// The settings as a line of a question, with the profile's requests as keys of their own.
  func line(_ more: [String: String] = [:]) -> String {
    var all = values.merging(more) { $1 }
    if let profile {
      all["ask.profile"] = "custom"
      for (name, amount) in profile { all["ask.\(name)"] = "\(amount)m" }
    }
    return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\t")
  }

  /// The profile as the model has it.
  var resourceProfile: ExecutorResourceProfile? {
    profile.map { ExecutorResourceProfile(executorResources: $0) }
  }
}
