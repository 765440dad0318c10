import SparkSource

/// What a job is called that nobody gave a name.
///
/// It has to tell jobs from each other: those of one name have one history, and get each other's
/// memory.
enum JobName {
  /// Names a job that a program of Spark's starts.
  ///
  /// Source: `core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala`.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - line: What they say.
  /// - Returns: The name as Spark takes it from the options, else the class, else the file, else the
  ///   program's own name.
  static func name(ofSpark words: ArraySlice<String>, _ line: SubmitCommand) -> String {
    if let name = line.name ?? line.mainClass { return name }
    let program = SubmitCommand.lastComponent(of: words.first ?? "")
    let script = line.application ?? scriptOptions[program].flatMap { value(of: $0, in: words) }
    return withoutExtension(script ?? program)
  }

  /// Names a job that another program starts.
  ///
  /// - Parameter words: The program and its arguments.
  /// - Returns: The name of its module or its file, else the program's own.
  static func name(of words: ArraySlice<String>) -> String {
    let program = SubmitCommand.lastComponent(of: words.first ?? "")
    if isFile(program), !CommandStart.isInterpreter(program) { return withoutExtension(program) }
    // What `uv run` and the like take before the interpreter is theirs.
    let start = words.firstIndex { CommandStart.isInterpreter(SubmitCommand.lastComponent(of: $0)) }
    let command = words[(start ?? words.startIndex)...]
    var rest = command.dropFirst()
    while let word = rest.popFirst() {
      if word == "-m" || word == "--module", let module = rest.first { return module }
      if word == "-c" { break }
      if word.hasPrefix("-") {
        if valuedOptions.contains(word) { rest = rest.dropFirst() }
      } else if start != nil || isFile(word) {
        return withoutExtension(word)
      }
    }
    return withoutExtension(program)
  }

  /// The option behind which a program of Spark's takes a script.
  private static let scriptOptions = ["spark-sql": "-f", "spark-shell": "-i", "sparkR": "-f"]
  /// Options of Python and of shells that a value follows.
  private static let valuedOptions: Set = ["-W", "-X", "--check-hash-based-pycs", "-o", "-O"]

  private static func value(of option: String, in words: ArraySlice<String>) -> String? {
    guard let place = words.firstIndex(of: option), place + 1 < words.endIndex else { return nil }
    return words[place + 1]
  }

  private static func isFile(_ word: String) -> Bool {
    word.contains(".") && !SubmitCommand.isAssignment(word)
      && !word.allSatisfy { $0.isNumber || $0 == "." }
  }

  private static func withoutExtension(_ path: String) -> String {
    let name = SubmitCommand.lastComponent(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
