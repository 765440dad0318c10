import Advisor
import ArgumentParser
import Report
import SparkMemory
import SparkSource

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks on a terminal for what a plan needs and was not given.
///
/// What has a default is asked for only where something had to be asked: who names machines, kind
/// and input wants an answer, and no conversation.
struct PlanQuestions {
  /// Whether there is somebody to ask.
  private let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
  private var hasAsked = false

  /// The line that describes the machines.
  mutating func cluster(_ option: ClusterOption) throws -> ClusterOption {
    guard option.line == nil else { return option }
    var option = option
    option.line = try ask(
      "Machines, such as 8 x 16 cores 64g:", missing: "--cluster \"8 x 16 cores 64g\""
    ) { line in
      do throws(SourceError) {
        _ = try ClusterDescription(parsing: line)
        return .value(line)
      } catch {
        return .problem(TerminalText.escaped(error.description))
      }
    }
    return option
  }

  /// What takes most of its memory.
  mutating func kind() throws -> Workload.Kind {
    try ask("Workload (\(Self.names(Workload.Kind.self))) [balanced]:", missing: "--kind balanced")
    {
      Self.word($0, default: .balanced)
    }
  }

  /// What is read.
  mutating func input() throws -> PlannedSize {
    try ask("Input as it is stored, such as 500g:", missing: "--input 500g") {
      guard let size = PlannedSize(argument: $0), size.size > .zero else {
        return .problem("Write a size, such as 500g or 1.5t.")
      }
      return .value(size)
    }
  }

  /// How that is stored.
  mutating func format() throws -> Workload.Format? {
    try askMore("Stored as (\(Self.names(Workload.Format.self))) [parquet]:") {
      Self.word($0, default: .parquet)
    }
  }

  /// Who hands out executors.
  mutating func manager() throws -> PlannedManager? {
    try askMore("Cluster manager (\(Self.names(PlannedManager.self))) [yarn]:") {
      Self.word($0, default: .yarn)
    }
  }

  /// A size that has a default.
  mutating func size(_ question: String) throws -> PlannedSize? {
    try askMore(question) {
      if $0.isEmpty { return .value(nil) }
      let size = PlannedSize(argument: $0)
      return size.map { .value($0) } ?? .problem("Write a size, such as 40g, or nothing.")
    } ?? nil
  }

  /// Tasks that are to run at once.
  mutating func parallelism() throws -> Int? {
    try askMore("Tasks at once [as many as there is work for]:") {
      if $0.isEmpty { return .value(nil) }
      let count = Int($0).flatMap { PlanCommand.parallelisms.contains($0) ? $0 : nil }
      return count.map { .value($0) } ?? .problem("Write a number of tasks, or nothing.")
    } ?? nil
  }

  private enum Answer<Value> {
    case value(Value)
    case problem(String)
  }

  private static func names<Word: CaseIterable & RawRepresentable<String>>(
    _ words: Word.Type
  ) -> String {
    Word.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ text: String, default word: Word
  ) -> Answer<Word> {
    if text.isEmpty { return .value(word) }
    return Word(rawValue: text.lowercased()).map { .value($0) }
      ?? .problem("Write one of \(names(Word.self)).")
  }

  private mutating func askMore<Value>(
    _ question: String, _ read: (String) -> Answer<Value>
  ) throws -> Value? {
    hasAsked ? try ask(question, missing: "", read) : nil
  }

  private mutating func ask<Value>(
    _ question: String, missing option: String, _ read: (String) -> Answer<Value>
  ) throws -> Value {
    guard isTerminal else {
      throw ValidationError("Missing \(option), which is asked for on a terminal only.")
    }
    hasAsked = true
    while true {
      StandardError.write(question)
      guard let line = readLine() else { throw ExitCode(2) }
      let word = line.drop { $0 == " " }
      switch read(String(word.reversed().drop { $0 == " " }.reversed())) {
      case .value(let value): return value
      case .problem(let problem): StandardError.write("\(problem) Control-D ends.")
      }
    }
  }
}
