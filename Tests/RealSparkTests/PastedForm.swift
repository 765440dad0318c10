import Foundation
import Report
import TestSupport

/// A pasted form, taken by a real Spark as its users would, which then says what it has.
struct PastedForm {
  let format: PasteFormat
  let referee: SparkReferee
  let folder: URL

  /// The forms that Spark itself reads.
  static let formats: [PasteFormat] = [
    .sparkDefaults, .sparkSubmit, .pyspark, .environment, .scala,
  ]

  /// The settings that Spark reports, and `maxMemory` of its driver.
  func reported(_ text: String) throws -> [String: String] {
    switch format {
    case .sparkDefaults:
      let file = try write(text, "pasted.conf")
      try run([bin("spark-submit"), "--properties-file", file] + Self.local + [referee("py")])
    case .sparkSubmit:
      let arguments = text.trimmingCharacters(in: .newlines)
      let words = [bin("spark-submit")] + Self.local
      try shell("\(words.joined(separator: " ")) \(arguments) \\\n  \(referee("py"))\n")
    case .pyspark:
      let program = try write(text + (try source("py")), "pasted.py")
      try run([bin("spark-submit")] + Self.local + [program])
    case .environment:
      try shell(text + "\(python) \(referee("py"))\n")
    case .scala: try scala(text)
    default: throw SparkReferee.NoAnswer(problem: "\(format.rawValue) is nothing that Spark reads")
    }
    let fields = try String(contentsOf: report, encoding: .utf8).split(separator: "\0")
    return Dictionary(
      fields.map { field in
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.last ?? ""))
      }, uniquingKeysWith: { $1 })
  }

  private static let local = ["--master", "local[1]", "--conf", "spark.ui.enabled=false"]

  private var report: URL { folder.appendingPathComponent("report") }

  private var home: String {
    let name = referee == .spark3_5 ? "SPARK_3_5_HOME" : "SPARK_HOME"
    return ProcessInfo.processInfo.environment[name] ?? "missing"
  }

  private var python: String {
    let folder = referee == .spark3_5 ? ".venv-3.5" : ".venv"
    return Checkout.root.appendingPathComponent("\(folder)/bin/python").path
  }

  private func bin(_ name: String) -> String { "\(home)/bin/\(name)" }

  private func referee(_ ending: String) -> String {
    Checkout.root.appendingPathComponent(
      "Tests/RealSparkTests/Referee/report_settings.\(ending)"
    ).path
  }

  private func source(_ ending: String) throws -> String {
    try String(contentsOfFile: referee(ending), encoding: .utf8)
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func shell(_ script: String) throws {
    try run(["/bin/sh", try write(script, "pasted.sh")])
  }

  /// Compiles the program with the compiler among Spark's jars, and runs it.
  private func scala(_ text: String) throws {
    let program = "object Pasted { def main(words: Array[String]): Unit = {\n"
    let file = try write(program + text + (try source("scala")) + "}}\n", "Pasted.scala")
    let java = (ProcessInfo.processInfo.environment["JAVA_HOME"] ?? "") + "/bin/java"
    let jars = home + "/jars/*"
    try run([
      java, "-XX:TieredStopAtLevel=1", "-cp", jars, "scala.tools.nsc.Main", "-usejavacp", "-d",
      folder.path, file,
    ])
    try run(
      [java, "-XX:TieredStopAtLevel=1"] + SparkReferee.openModules + [
        "-Dspark.master=local[1]", "-Dspark.ui.enabled=false", "-cp", "\(folder.path):\(jars)",
        "Pasted",
      ])
  }

  private func run(_ words: [String]) throws {
    let result = try TestSupport.run(
      URL(fileURLWithPath: words[0]), Array(words.dropFirst()),
      environment: [
        "BALLAST_REPORT": report.path, "LC_ALL": "C.UTF-8", "PYSPARK_PYTHON": python,
        "SPARK_HOME": home,
      ])
    guard result.status == 0 else {
      throw SparkReferee.NoAnswer(
        problem: "\(words[0]) exited \(result.status): \(result.errors.suffix(3000))")
    }
  }
}
