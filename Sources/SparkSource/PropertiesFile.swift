/// A `spark-defaults.conf`, or any file that `spark-submit --properties-file` takes.
public enum PropertiesFile {
  /// The settings in a text, in its order, those included that Spark ignores.
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - file: Its name, for places.
  /// - Returns: The settings and where each one is.
  /// - Throws: `SourceError` for an escape that cannot be read.
  public static func entries(
    in text: String, file: String
  ) throws(SourceError) -> [ConfigurationEntry] {
    var parser = PropertiesParser(text, file: file)
    return try parser.entries()
  }
}

extension PropertiesFile {
  /// The settings in a text with their places; a line that cannot be read has a note.
  public static func reading(of text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    if text.units.first == 0xFEFF {
      reading.notes.append(
        SourceNote(
          "a byte order mark, which Spark takes for a part of the first name; write the file "
            + "without it", at: text.place(0..<1)))
    }
    var parser = PropertiesParser(text)
    var configuration = WrittenConfiguration(
      .properties, in: text, at: text.place(0..<text.units.count))
    configuration.hasBranches = TemplateText.hasBranches(text)
    while true {
      do {
        guard let found = try parser.next() else { break }
        if configuration.hasBranches, TemplateText.isStatement(text.text(in: found.line)) {
          continue
        }
        configuration.settings.append(
          WrittenSetting(
            key: found.entry.key,
            value: TemplateText.value(of: found.entry.value, inPropertiesOf: text),
            way: .property, keyPlace: text.place(found.key), valuePlace: text.place(found.value),
            removal: text.place(text.wholeLines(found.line))))
      } catch {
        let line = text.range(ofLine: error.location.line ?? 1) ?? 0..<0
        configuration.refusals.append(SourceNote(error.problem, at: text.place(line)))
      }
    }
    reading.configurations = [configuration]
    return reading
  }
}
