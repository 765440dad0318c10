internal import SparkMemory

/// Finds the setting that a misspelt name was meant to be.
public enum KeySpelling {
  /// How many letters may be wrong.
  static let tolerance = 2

  /// The known setting next to a name that is not known; nil when the name is known, or is not near
  /// to any, so that settings which the table lacks are never taken for errors.
  ///
  /// Near is a name with up to two wrong letters, the beginning of a name, and one with one word too
  /// many or too few, where only one setting is that near.
  public static func correction(of name: String) -> String? {
    guard ConfigurationKey.named(name) == nil, !isOfSpark(name), name.utf8.count <= 200
    else { return nil }
    if !name.hasPrefix("spark."), ConfigurationKey.named("spark." + name) != nil {
      return "spark." + name
    }
    return nearestByLetters(name) ?? completion(name) ?? nearestByWords(name)
  }

  /// Names of Spark's own that the table lacks and that are near to one of its own.
  static func isOfSpark(_ name: String) -> Bool {
    neighbours.contains(name)
  }

  private static func nearestByLetters(_ name: String) -> String? {
    let folded = Array(name.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates where abs(candidate.folded.count - folded.count) <= tolerance {
      let distance = distance(from: folded, to: candidate.folded)
      guard distance <= tolerance, distance < best?.distance ?? .max else { continue }
      best = (candidate.name, distance)
    }
    return best?.name
  }

  /// The shortest setting that a name is the beginning of, cut within its last part:
  /// `spark.executor.mem`.
  private static func completion(_ name: String) -> String? {
    let leastLetters = 3
    guard let last = name.split(separator: ".").last, last.count >= leastLetters else { return nil }
    let folded = Array(name.lowercased().utf8)
    return candidates.filter { candidate in
      candidate.isCurrent && candidate.folded.starts(with: folded)
        && !candidate.folded[folded.count...].contains(UInt8(ascii: "."))
    }.min { $0.folded.count < $1.folded.count }?.name
  }

  private static func nearestByWords(_ name: String) -> String? {
    let segments = name.split(separator: ".")
    // A part that Spark does not have belongs to an extension, which names its settings as it likes.
    guard segments.count > 2, namespaces.contains(segments[1].lowercased()) else { return nil }
    let words = words(of: name)
    guard words.count > 2 else { return nil }
    let near = candidates.filter(\.isCurrent).filter { candidate in
      // One more word at the end would be a setting below it, as `spark.locality.wait.rack` is.
      !name.hasPrefix(candidate.name + ".") && min(words.count, candidate.words.count) > 2
        && differByOne(words, candidate.words)
    }
    return Set(near.map(\.name)).count == 1 ? near.first?.name : nil
  }

  /// Whether one list is the other with one more word somewhere.
  static func differByOne(_ left: [String], _ right: [String]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard long.count == short.count + 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    return short[start...].elementsEqual(long[(start + 1)...])
  }

  /// The words of a name: `spark.memory.offHeap.size` has five.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for character in name {
      if character == "." || character == "-" || character == "_" {
        close()
        continue
      }
      if character.isUppercase, word.last?.isLowercase == true { close() }
      word.append(character)
    }
    close()
    return words
  }

  /// How many letters have to be inserted, deleted, replaced or swapped with their neighbour.
  static func distance(from left: String, to right: String) -> Int {
    distance(from: Array(left.utf8), to: Array(right.utf8))
  }

  private static func distance(from a: [UInt8], to b: [UInt8]) -> Int {
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
        var least = min(previous[j + 1] + 1, current[j] + 1, replaced)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, older[j - 1] + 1)
        }
        current.append(least)
      }
      older = previous
      previous = current
    }
    return previous[b.count]
  }

  private struct Candidate {
    let name: String
    let isCurrent: Bool
    let folded: [UInt8]
    let words: [String]
  }

  /// Every name that is read, older ones too, and the name to write.
  private static let candidates = ConfigurationKey.all.flatMap { key in
    ([key.name] + key.deprecatedNames).map {
      Candidate(
        name: key.name, isCurrent: $0 == key.name, folded: Array($0.lowercased().utf8),
        words: words(of: $0))
    }
  }

  private static let namespaces = Set(
    ConfigurationKey.all.compactMap { key in
      key.name.split(separator: ".").dropFirst().first?.lowercased()
    })

  private static let neighbours: Set<String> = [
    "spark.files.openCostInBytes",
    "spark.kryoserializer.buffer.mb",
    "spark.kubernetes.executor.pvc.resizeFactor",
    "spark.kubernetes.executor.pvc.resizeInterval",
    "spark.kubernetes.executor.pvc.resizeThreshold",
    "spark.network.timeoutInterval",
    "spark.shuffle.service.db.enabled",
    "spark.sql.execution.arrow.fallback.enabled",
    "spark.sql.execution.arrow.pyspark.fallback.enabled",
    "spark.sql.execution.arrow.sparkr.enabled",
    "spark.sql.execution.pythonUDTF.arrow.enabled",
    "spark.stage.maxAttempts",
    "spark.ui.enabled",
  ]
}
