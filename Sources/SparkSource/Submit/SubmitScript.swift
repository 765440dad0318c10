/// The spark-submit lines of a shell script or a Makefile, and what it sets as `PYSPARK_SUBMIT_ARGS`,
/// with the places of what they say.
///
/// Source: `core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala`.
public enum SubmitScript {
  /// Every spark-submit line of a text; none where there is none.
  public static func reading(of text: SourceText) -> SourceReading {
    reading(of: text, looksInside: true)
  }

  /// The arguments of one spark-submit line without its program, such as a configuration in that form.
  public static func reading(ofArguments text: SourceText) -> SourceReading {
    let places = text.units.indices.map { $0..<($0 + 1) }
    let inner = EmbeddedText(text.units, at: places, in: text, prefix: "spark-submit ")
    var scanner = ShellScanner(inner.text)
    let words = scanner.commands().first?.words.dropFirst()
    guard let first = words?.first?.text.prefix(while: { $0 != "=" }),
      SubmitOption.named(String(first)) != nil
    else { return SourceReading(of: text) }
    return inner.lifted(reading(of: inner.text, looksInside: false))
  }

  /// Texts in a text are not looked into for others, so that one that holds itself ends.
  private static func reading(of text: SourceText, looksInside: Bool) -> SourceReading {
    var reading = SourceReading(of: text)
    guard SubmitCommand.programs.contains(where: text.string.contains) else { return reading }
    var scanner = ShellScanner(text)
    let commands = scanner.commands()
    let variables = ShellVariables(in: commands)
    for command in commands {
      if looksInside {
        let inside = command.gatewayArguments(in: text) + command.scripts(in: text)
        reading.configurations += inside.flatMap(\.configurations)
        reading.notes += inside.flatMap(\.notes)
      }
      let words = variables.words(of: command, in: text)
      guard let (start, program) = start(of: words, variables) else { continue }
      var reader = SubmitLineReader(
        text: text, words: words[(start + 1)...], program: program, range: command.range,
        variables: variables.values)
      reading.configurations.append(reader.configuration())
      reading.notes += reader.notes
    }
    return reading
  }

  /// Where the program stands in a command that runs it with arguments, and which it is: first, behind
  /// variables and words such as `exec`, or as the command that another program is to run, such as
  /// `docker exec`.
  private static func start(
    of words: [ShellWord], _ variables: ShellVariables
  ) -> (index: Int, program: String)? {
    let texts = words.map(\.text.trimmedOfRecipe)
    guard let first = texts.firstIndex(where: { !SubmitCommand.isAssignment($0) }),
      !mentions.contains(texts[first])
    else { return nil }
    for index in first..<texts.count {
      guard let program = variables.program(words[index]) else { continue }
      guard index + 1 < texts.count else { return nil }
      if index == first || SubmitCommand.wrappers.contains(texts[first]) { return (index, program) }
      // The name alone is also a package, which pip is to install.
      let isPath = texts[index] != program || program.hasSuffix("-submit")
      return isPath && texts[index + 1].hasPrefix("-") ? (index, program) : nil
    }
    return nil
  }

  /// Programs that take the name of another without running it.
  private static let mentions: Set = [
    "echo", "printf", "which", "type", "grep", "man", "ls", "cat",
  ]

  /// What is read of a text in another one.
  fileprivate static func reading(inside inner: EmbeddedText) -> SourceReading {
    inner.lifted(reading(of: inner.text, looksInside: false))
  }
}

extension ShellCommand {
  /// The lines of spark-submit in a variable from which PySpark takes its arguments.
  ///
  /// Source: `python/pyspark/java_gateway.py`, `launch_gateway`.
  fileprivate func gatewayArguments(in text: SourceText) -> [SourceReading] {
    words.compactMap { word in
      guard let (name, value) = word.assignment, name.text == "PYSPARK_SUBMIT_ARGS" else {
        return nil
      }
      var read = SubmitScript.reading(inside: value.embedded(in: text, prefix: "spark-submit "))
      for index in read.configurations.indices { read.configurations[index].isPython = true }
      return read
    }
  }

  /// The scripts that a shell gets as a word: behind `-c`, or the command for another machine.
  fileprivate func scripts(in text: SourceText) -> [SourceReading] {
    let names = words.map { SubmitCommand.lastComponent(of: $0.text) }
    guard let shell = names.firstIndex(where: Self.shells.contains) else { return [] }
    return zip(names, words.dropFirst()).dropFirst(shell).filter { before, word in
      word.units.contains { $0 <= 0x20 } && (names[shell] == "ssh" || before.hasPrefix("-"))
    }.map { SubmitScript.reading(inside: $1.embedded(in: text)) }
  }

  private static let shells: Set = [
    "sh", "bash", "dash", "ksh", "zsh", "su", "runuser", "ssh",
  ]
}

extension ShellWord {
  /// The word as a text of its own.
  fileprivate func embedded(in text: SourceText, prefix: String = "") -> EmbeddedText {
    EmbeddedText(units, at: offsets.map { $0..<($0 + 1) }, in: text, prefix: prefix)
  }
}
