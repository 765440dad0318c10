/// A text inside another one, such as a command in a JSON string, and where each unit of it stands.
struct EmbeddedText {
  /// The text around it.
  let outer: SourceText
  /// What each unit is written as, by offsets in the text around it.
  private let origins: [Range<Int>]
  /// The text itself.
  let text: SourceText

  /// A text of units that stand at these places.
  /// - Parameters:
  ///   - units: Its units.
  ///   - origins: Where each is written; as many as there are units, or nothing is known of them.
  ///   - outer: The text around it.
  ///   - prefix: Words that belong to it and are written nowhere.
  init(_ units: [UInt16], at origins: [Range<Int>], in outer: SourceText, prefix: String = "") {
    self.outer = outer
    let start = origins.first?.lowerBound ?? 0
    let known = origins.count == units.count ? origins : units.map { _ in start..<start }
    let added = Array(prefix.utf16)
    self.origins = added.map { _ in start..<start } + known
    text = SourceText(String(decoding: added + units, as: UTF16.self), file: outer.file)
  }

  /// A command line of words, each of which is quoted for a shell.
  init?(words: [EmbeddedText], prefix: String) {
    guard let outer = words.first?.outer else { return nil }
    var units: [UInt16] = []
    var origins: [Range<Int>] = []
    func add(_ unit: UInt16, at origin: Range<Int>) {
      units.append(unit)
      origins.append(origin)
    }
    for word in words {
      let start = word.origins.first?.lowerBound ?? 0
      let end = word.origins.last?.upperBound ?? start
      add(.apostrophe, at: start..<start)
      for (unit, origin) in zip(word.text.units, word.origins) {
        if unit == .apostrophe {
          for unit in [.apostrophe, .backslash] as [UInt16] { add(unit, at: origin) }
          add(unit, at: origin)
        }
        add(unit, at: origin)
      }
      add(.apostrophe, at: end..<end)
      add(0x20, at: end..<end)
    }
    self.init(units, at: origins, in: outer, prefix: prefix)
  }

  /// What was read of it, with the places of the text around it.
  func lifted(_ reading: SourceReading) -> SourceReading {
    var result = SourceReading(of: outer)
    result.notes = reading.notes.map(lifted)
    result.configurations = reading.configurations.map { inner in
      var configuration = inner
      configuration.text = outer
      configuration.place = lifted(inner.place)
      configuration.refusals = inner.refusals.map(lifted)
      configuration.ignored = inner.ignored.map(lifted)
      configuration.settings = inner.settings.map(lifted)
      return configuration
    }
    return result
  }

  private func lifted(_ setting: WrittenSetting) -> WrittenSetting {
    var setting = setting
    setting.keyPlace = lifted(setting.keyPlace)
    setting.valuePlace = lifted(setting.valuePlace)
    setting.removal = setting.removal.map(lifted)
    return setting
  }

  private func lifted(_ note: SourceNote) -> SourceNote {
    SourceNote(note.message, at: lifted(note.place))
  }

  private func lifted(_ place: SourcePlace) -> SourcePlace {
    let range = place.range.clamped(to: origins.indices)
    let end = origins.last?.upperBound ?? 0
    guard origins.indices.contains(range.lowerBound) else { return outer.place(end..<end) }
    let start = origins[range.lowerBound].lowerBound
    guard !range.isEmpty else { return outer.place(start..<start) }
    return outer.place(start..<max(start, origins[range.upperBound - 1].upperBound))
  }
}
