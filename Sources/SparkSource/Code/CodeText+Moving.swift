extension CodeText {
  /// The code by itself, for readers of whole texts; ``moved(_:)`` takes what they say back.
  var standalone: SourceText { SourceText(text(in: 0..<units.count), file: source.file) }

  /// What was read of ``standalone``, with the places of the file.
  func moved(_ reading: SourceReading) -> SourceReading {
    var result = SourceReading(of: source)
    result.notes = reading.notes.map(moved)
    result.configurations = reading.configurations.map { configuration in
      var moved = configuration
      moved.text = source
      moved.place = place(configuration.place.range)
      moved.settings = configuration.settings.map(self.moved)
      moved.refusals = configuration.refusals.map(self.moved)
      moved.ignored = configuration.ignored.map(self.moved)
      return moved
    }
    return result
  }

  private func moved(_ note: SourceNote) -> SourceNote {
    SourceNote(note.message, at: place(note.place.range))
  }

  private func moved(_ setting: WrittenSetting) -> WrittenSetting {
    var result = setting
    result.keyPlace = place(setting.keyPlace.range)
    result.valuePlace = place(setting.valuePlace.range)
    // What would be removed may be code, or JSON, around it.
    result.removal = nil
    return result
  }
}
