/// The spark-submit lines of a shell script or a Makefile, and what it sets as `PYSPARK_SUBMIT_ARGS`,
/// with the places of what they say.
///
/// Source: `core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala`.
public enum SubmitScript {
  /// Every spark-submit line of a text; none where there is none.
  public static func reading(of text: SourceText) -> SourceReading {
    reading(of: text, readsVariable: true)
  }

  /// Arguments in a variable are not looked for in those themselves, so that a text that holds itself
  /// ends.
  private static func reading(of text: SourceText, readsVariable: Bool) -> SourceReading {
    var reading = SourceReading(of: text)
    guard SubmitCommand.programs.contains(where: text.string.contains) else { return reading }
    var scanner = ShellScanner(text)
    let commands = scanner.commands()
    let variables = ShellVariables.values(in: commands)
    for command in commands {
      for word in command.words where readsVariable {
        guard let inner = word.gatewayArguments(in: text) else { continue }
        var read = inner.lifted(Self.reading(of: inner.text, readsVariable: false))
        for index in read.configurations.indices { read.configurations[index].isPython = true }
        reading.configurations += read.configurations
        reading.notes += read.notes
      }
      guard let start = start(of: command.words) else { continue }
      var reader = SubmitLineReader(
        text: text, command: command, start: start, variables: variables)
      reading.configurations.append(reader.configuration())
      reading.notes += reader.notes
    }
    return reading
  }

  /// Where the program stands in a command that runs it with arguments: first, behind variables and
  /// words such as `exec`, or as the command that another program is to run, such as `docker exec`.
  private static func start(of words: [ShellWord]) -> Int? {
    let texts = words.map { $0.text.trimmedOfRecipe }
    guard let first = texts.firstIndex(where: { !SubmitCommand.isAssignment($0) }),
      !mentions.contains(texts[first])
    else { return nil }
    let start = texts[first...].firstIndex { SubmitCommand.isProgram($0) }
    guard let start, start + 1 < texts.count else { return nil }
    if start == first || SubmitCommand.wrappers.contains(texts[first]) { return start }
    // The name alone is also a package, which pip is to install.
    let isPath = texts[start].contains("/") || texts[start] == "spark-submit"
    return isPath && texts[start + 1].hasPrefix("-") ? start : nil
  }

  /// Programs that take the name of another without running it.
  private static let mentions: Set = [
    "echo", "printf", "which", "type", "grep", "man", "ls", "cat",
  ]
}

extension ShellWord {
  /// The line of spark-submit in a variable from which PySpark takes its arguments.
  ///
  /// Source: `python/pyspark/java_gateway.py`, `launch_gateway`.
  fileprivate func gatewayArguments(in text: SourceText) -> EmbeddedText? {
    guard let (name, value) = assignment, name.text == "PYSPARK_SUBMIT_ARGS" else { return nil }
    return EmbeddedText(
      value.units, at: value.offsets.map { $0..<($0 + 1) }, in: text, prefix: "spark-submit ")
  }
}

extension String {
  /// The text without what make lets stand before a command: `@`, `-`, `+`.
  fileprivate var trimmedOfRecipe: String {
    guard let first, "@-+".contains(first), count > 1, !hasPrefix("--") else { return self }
    return String(drop { "@-+".contains($0) })
  }
}
