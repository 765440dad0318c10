import Advisor
import RunStore
import SparkMemory

/// What a run had of each setting of memory and size, so that runs can be held against each other.
struct RunSizes {
  /// What was changed for it, by key.
  let changes: [String: String]
  /// What it had, by key: as its log tells, else as it was changed.
  let values: [String: String]

  init(_ run: RunRecord) {
    changes = run.changes
    values = run.changes.merging(run.settings) { _, had in had }
  }

  private init(changes: [String: String], values: [String: String]) {
    self.changes = changes
    self.values = values
  }

  /// What a run would have with these changes in place of its own.
  func changing(_ changes: [String: String]) -> RunSizes {
    RunSizes(changes: changes, values: values.merging(changes) { _, new in new })
  }

  /// The settings that bear on what a run died of; all sizes where none is known to.
  func keys(for shortage: MemoryShortage) -> [String] {
    let keys = shortage.keys(isLocal: values[ConfigurationKey.executorMemory.name] == nil)
    return keys.isEmpty ? sizes : keys.map(\.name)
  }

  /// The settings among its own that are sizes.
  var sizes: [String] { values.keys.filter(Self.isSize).sorted() }

  /// The sizes that two runs do not have alike.
  func differences(from other: RunSizes) -> [String] {
    Set(sizes).intersection(other.sizes).sorted().filter { key in
      !SparkConfiguration.means(values[key] ?? "", sameAs: other.values[key] ?? "", for: key)
    }
  }

  /// Whether it had no less memory than another run, as far as these settings tell.
  ///
  /// What is no size has to be the same. Where the log of a run does not tell, what the command says
  /// is taken to be the same.
  func hasAtLeast(_ other: RunSizes, of keys: some Sequence<String>) -> Bool {
    keys.allSatisfy { key in
      guard let own = values[key], let theirs = other.values[key] else {
        return changes[key] == other.changes[key]
      }
      return Self.isAtLeast(own, theirs, for: key)
    }
  }

  private static func isSize(_ key: String) -> Bool {
    guard let known = ConfigurationKey.named(key) else { return false }
    if case .bytes = known.type { return true }
    return known == .executorCores
  }

  private static func isAtLeast(_ one: String, _ other: String, for key: String) -> Bool {
    if SparkConfiguration.means(one, sameAs: other, for: key) { return true }
    guard let known = ConfigurationKey.named(key) else { return false }
    if known == .executorCores {
      // Tasks that run at once share what there is.
      guard let one = Int(one), let other = Int(other) else { return false }
      return one <= other
    }
    func size(_ text: String) -> ByteSize? {
      let size = try? SparkConfiguration([key: text]).bytes(known)
      // Zero is no limit.
      return known == .driverMaxResultSize && size == .zero ? ByteSize(bytes: .max) : size
    }
    guard let one = size(one), let other = size(other) else { return false }
    return one >= other
  }
}
