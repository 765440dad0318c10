import ArgumentParser
import Report
import SparkMemory
import SparkSource

/// What `--set` says: settings, sweeps over settings, and all combinations of them.
struct PredictedSettings {
  /// The settings that take several values, in the order they were given.
  let sweptKeys: [String]
  /// The settings of each prediction by key; one without settings where nothing is set.
  let combinations: [[String: String]]

  /// Reads the words; ends the command with one line for one that is no setting of Spark, or no
  /// range. Of two words with one key the later counts, as with spark-submit.
  init(_ words: [String]) throws {
    var choices: [(key: String, values: [String])] = []
    var swept: Set<String> = []
    do {
      for word in words {
        let entry = try ConfigurationWord.entry(word)
        let known = ConfigurationKey.named(entry.key)
        let key = known?.name ?? entry.key
        let sweep = try known.flatMap { known throws(ConfigurationError) in
          try SettingSweep(known, entry.value)
        }
        choices.removeAll { $0.key == key }
        choices.append((key, sweep?.values ?? [entry.value]))
        if sweep == nil { swept.remove(key) } else { swept.insert(key) }
      }
    } catch let error as SourceError {
      throw Self.failure(error.problem)
    } catch let error as ConfigurationError {
      throw Self.failure(error.description)
    }
    guard let combinations = SettingSweep.combinations(of: choices) else {
      let counts = choices.filter { swept.contains($0.key) }.map { "\($0.values.count)" }
      throw Self.failure(
        "\(counts.joined(separator: " × ")) combinations are more than "
          + "\(SettingSweep.mostCombinations); take larger steps, as in 1g..8g:1g, or fewer sweeps")
    }
    self.combinations = combinations
    sweptKeys = choices.map(\.key).filter(swept.contains)
  }

  /// Ends the command with one line for a value that this version of Spark does not read.
  func check(version: SparkVersion) throws {
    do {
      for combination in combinations {
        for (key, value) in combination.sorted(by: { $0.key < $1.key }) {
          try ConfigurationKey.named(key)?.check(value, version: version)
        }
      }
    } catch {
      throw Self.failure(error.description)
    }
  }

  private static func failure(_ message: String) -> ExitCode {
    StandardError.write("ballast predict: --set: \(TerminalText.escaped(message))")
    return ExitCode(2)
  }
}
