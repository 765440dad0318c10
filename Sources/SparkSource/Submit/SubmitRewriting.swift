extension SubmitCommand {
  /// The words of a command with other settings: what they said of these before is taken out, and
  /// each stands once, as `--conf`, behind the program.
  ///
  /// An option such as `--executor-memory` goes as well, because spark-submit would prefer it.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments, and what precedes the program.
  ///   - settings: The settings, by key.
  /// - Returns: The words; the same if no word is a program of Spark's.
  public static func words(_ words: [String], setting settings: [String: String]) -> [String] {
    guard let program = words.firstIndex(where: isProgram), !settings.isEmpty else { return words }
    var result = Array(words[...program])
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      result += ["--conf", "\(key)=\(value)"]
    }
    let mixesArguments = mixingPrograms.contains(lastComponent(of: words[program]))
    var index = program + 1
    while index < words.count {
      let word = words[index]
      guard word.hasPrefix("-"), word.count > 1 else {
        // What follows the application's file is the application's own.
        guard mixesArguments else { break }
        result.append(word)
        index += 1
        continue
      }
      let (name, joined) = SubmitOption.parts(of: word)
      guard let option = SubmitOption.named(name), option.takesValue else {
        result.append(word)
        index += 1
        continue
      }
      let end = min(words.count, index + (joined == nil ? 2 : 1))
      let value = joined ?? (index + 1 < words.count ? words[index + 1] : "")
      if !option.says(value, ofAny: settings) { result += words[index..<end] }
      index = end
    }
    return result + words[index...]
  }
}

extension SubmitOption {
  /// `--name=value` taken apart.
  static func parts(of word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<sign]), String(word[word.index(after: sign)...]))
  }

  /// Whether the option, with its value, is about one of these settings.
  fileprivate func says(_ value: String, ofAny settings: [String: String]) -> Bool {
    guard name == "--conf" || name == "-c" else {
      return key.map { settings[$0] != nil } ?? false
    }
    return settings[String(value.prefix { $0 != "=" })] != nil
  }
}
