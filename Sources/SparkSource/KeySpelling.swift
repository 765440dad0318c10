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
    index.nearest(to: Array(name.lowercased().utf8), within: tolerance)?.name
  }

  /// The shortest setting that a name is the beginning of, cut within its last part:
  /// `spark.executor.mem`.
  private static func completion(_ name: String) -> String? {
    let leastLetters = 3
    guard let last = name.split(separator: ".").last, last.count >= leastLetters else { return nil }
    let folded = Array(name.lowercased().utf8)
    return index.beginning(with: folded).filter { entry in
      entry.isCurrent && !entry.folded[folded.count...].contains(UInt8(ascii: "."))
    }.min { $0.folded.count < $1.folded.count }?.name
  }

  private static func nearestByWords(_ name: String) -> String? {
    let segments = name.split(separator: ".")
    // A part that Spark does not have belongs to an extension, which names its settings as it likes.
    guard segments.count > 2, namespaces.contains(segments[1].lowercased()) else { return nil }
    let near = index.differingByAWord(from: words(of: name), least: 2).filter { entry in
      // One more word at the end would be a setting below it, as `spark.locality.wait.rack` is.
      !name.hasPrefix(entry.name + ".")
    }
    return Set(near.map(\.name)).count == 1 ? near.first?.name : nil
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

  private static let index = KeyIndex(ConfigurationKey.all)

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
