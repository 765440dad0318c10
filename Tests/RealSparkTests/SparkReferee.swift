import Foundation
import SparkMemory
import TestSupport

/// Spark's own classes, asked by a small Java program on the jars of an installed Spark.
///
/// A program is one file in `Referee/`, compiled by `java` as it starts. It reads questions from
/// standard input, one in each line, and writes one line for each answer.
enum SparkReferee: String, CaseIterable, Sendable, CustomStringConvertible {
  /// The older Spark, in `.venv-3.5`.
  case spark3_5 = "3.5.8"
  /// The Spark that the examples were recorded with, in `.venv`.
  case spark4_3 = "4.3.0"

  /// The version as the model knows it.
  var version: SparkVersion {
    self == .spark3_5 ? .v(3, 5) : .v(4, 3)
  }

  /// The version.
  var description: String { rawValue }

  /// Lets a program answer questions.
  /// - Parameters:
  ///   - questions: What it reads, a line each.
  ///   - program: The name of a file in `Referee/`, without its extension.
  ///   - arguments: Its arguments.
  ///   - javaOptions: Options of its JVM.
  /// - Returns: The lines that it wrote.
  /// - Throws: ``NoAnswer`` when Spark or Java is missing or the program fails.
  func answers(
    to questions: [String], by program: String, arguments: [String] = [],
    javaOptions: [String] = []
  ) throws -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let home = environment[self == .spark3_5 ? "SPARK_3_5_HOME" : "SPARK_HOME"]
    guard let home, let java = environment["JAVA_HOME"] else {
      throw NoAnswer(problem: "SPARK_HOME, SPARK_3_5_HOME or JAVA_HOME is not set; use make test")
    }
    let source = Checkout.root.appendingPathComponent(
      "Tests/RealSparkTests/Referee/\(program).java")
    let result = try run(
      URL(fileURLWithPath: java).appendingPathComponent("bin/java"),
      Self.openModules + Self.quickStart + javaOptions + ["-cp", home + "/jars/*", source.path]
        + arguments,
      input: Data(questions.map { $0 + "\n" }.joined().utf8))
    guard result.status == 0 else {
      throw NoAnswer(problem: "\(program) exited \(result.status): \(result.errors.suffix(3000))")
    }
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// Less compilation, which programs of a few seconds would not live to profit from.
  private static let quickStart = ["-XX:TieredStopAtLevel=1"]

  /// What Spark needs of a Java above 8.
  ///
  /// Source: `launcher/src/main/java/org/apache/spark/launcher/JavaModuleOptions.java`.
  static let openModules = [
    "java.base/java.lang", "java.base/java.nio", "java.base/java.util", "java.base/sun.nio.ch",
    "java.base/java.util.concurrent", "java.base/java.lang.invoke", "java.base/java.net",
  ].flatMap { ["--add-opens", "\($0)=ALL-UNNAMED"] }

  /// Why there is no answer.
  struct NoAnswer: Error {
    let problem: String
  }
}
