import SparkSource

/// Where the program stands among the words of a command.
enum CommandStart {
  /// What a program that runs another takes before it.
  private struct Wrapper {
    /// Options that a value follows.
    var valued: Set<String> = []
    /// Words that are no options.
    var words = 0
  }

  private static let wrappers: [String: Wrapper] = [
    "command": Wrapper(), "nohup": Wrapper(), "setsid": Wrapper(),
    "doas": Wrapper(valued: ["-u", "-C"]), "exec": Wrapper(valued: ["-a"]),
    "env": Wrapper(valued: ["-u", "--unset", "-C", "--chdir"]),
    "ionice": Wrapper(valued: ["-c", "--class", "-n", "--classdata"]),
    "nice": Wrapper(valued: ["-n", "--adjustment"]),
    "stdbuf": Wrapper(valued: ["-i", "--input", "-o", "--output", "-e", "--error"]),
    "sudo": Wrapper(
      valued: [
        "-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "--close-from",
        "-D", "--chdir", "-R", "--chroot", "-T", "--command-timeout", "-r", "--role", "-t",
        "--type", "-U", "--other-user",
      ]),
    "time": Wrapper(valued: ["-f", "--format", "-o", "--output"]),
    "timeout": Wrapper(valued: ["-k", "--kill-after", "-s", "--signal"], words: 1),
  ]

  /// The program that a command runs: its first word, behind variables and programs such as `nice`.
  static func program(in words: [String]) -> Int? {
    var index = 0
    while index < words.count {
      if SubmitCommand.isAssignment(words[index]) {
        index += 1
        continue
      }
      guard let wrapper = wrappers[SubmitCommand.lastComponent(of: words[index])] else {
        return index
      }
      index += 1
      while index < words.count, words[index].hasPrefix("-"), words[index] != "--" {
        index += wrapper.valued.contains(words[index]) ? 2 : 1
      }
      if index < words.count, words[index] == "--" { index += 1 }
      index += wrapper.words
    }
    return nil
  }

  /// The program of Spark's that takes settings as its options; nil where another program starts
  /// Spark.
  ///
  /// What other programs run in their own way, such as `uv run` or `docker exec`, is known where it is
  /// `spark-submit` with an application: the names of the others are those of packages and folders too.
  static func sparkProgram(in words: [String]) -> Int? {
    guard let first = program(in: words) else { return nil }
    if SubmitCommand.isProgram(words[first]) { return first }
    return words.indices.dropFirst(first + 1).first { index in
      guard index + 1 < words.count,
        words[index] == "spark-submit" || words[index].hasSuffix("/bin/spark-submit")
      else { return false }
      let (before, next) = (words[index - 1], words[index + 1])
      let isValue = before.hasPrefix("-") && before != "--"
      return !isValue && (next.hasPrefix("-") || applications.contains(where: next.hasSuffix))
    }
  }

  private static let applications = [".py", ".jar", ".R", ".r"]

  /// Whether a program takes what somebody types where it gets no arguments, and a script where it
  /// gets some.
  static func isInterpreter(_ program: String) -> Bool {
    ["python", "ipython", "jupyter-console", "bash", "sh", "zsh"].contains { interpreter in
      program.hasPrefix(interpreter)
        && program.dropFirst(interpreter.count).allSatisfy { "0123456789.".contains($0) }
    }
  }
}
