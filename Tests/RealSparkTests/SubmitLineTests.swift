import SparkMemory
import SparkSource
import TestSupport
import Testing

/// Lines of `spark-submit` as Spark's own `SparkSubmit` prepares them.
@Suite(.waitsForSpark) struct SubmitLineTests {
  private static let masters = [
    "yarn", "k8s://https://host:6443", "spark://host:7077", "local[4]",
    "local-cluster[2,1,1024]",
  ]

  private static let options: [(name: String, values: [String])] = [
    ("--driver-memory", ["1g", "2048m"]), ("--executor-memory", ["4g", "600m"]),
    ("--driver-cores", ["1", "3"]), ("--executor-cores", ["2", "5"]),
    ("--num-executors", ["3", "10"]), ("--total-executor-cores", ["6", "12"]),
    ("--driver-java-options", ["-XX:+UseParallelGC", "-Da=b -Dc=d"]), ("--queue", ["etl"]),
    ("--name", ["a job"]), ("--conf", ["spark.executor.memory=3g"]),
    ("--conf", ["spark.driver.memory=5g"]), ("--conf", ["spark.cores.max=9"]),
    ("--conf", ["spark.memory.fraction=0.8"]), ("-c", ["spark.executor.instances=7"]),
  ]

  private static let compared = [
    "spark.master", "spark.driver.memory", "spark.driver.cores", "spark.executor.memory",
    "spark.executor.cores", "spark.executor.instances", "spark.cores.max",
    "spark.driver.extraJavaOptions", "spark.memory.fraction",
  ]

  private static func line(using generator: inout SeededGenerator) -> [String] {
    var words = ["--master", masters.randomElement(using: &generator) ?? "yarn"]
    let isLocal = words[1].hasPrefix("local")
    if !isLocal, Bool.random(using: &generator) { words += ["--deploy-mode", "cluster"] }
    for option in options.shuffled(using: &generator).prefix(
      Int.random(in: 0...8, using: &generator))
    {
      let value = option.values.randomElement(using: &generator) ?? ""
      if option.name.hasPrefix("--"), Bool.random(using: &generator) {
        words.append("\(option.name)=\(value)")
      } else {
        words += [option.name, value]
      }
    }
    return words + ["--class", "a.Main", "local:///app.jar", "--executor-memory", "1t"]
  }

  @Test(arguments: SparkReferee.allCases)
  func giveTheSameSettings(_ referee: SparkReferee) throws {
    var generator = SeededGenerator(seed: 11)
    let lines = (0..<200).map { _ in Self.line(using: &generator) }
    let answers = try referee.answers(
      to: lines.map { $0.joined(separator: "\t") }, by: "SubmitLines")
    try #require(answers.count == lines.count)
    var differences: [String] = []
    for (line, answer) in zip(lines, answers) {
      var spark: [String: String] = [:]
      for field in answer.split(separator: "\t") {
        guard let sign = field.firstIndex(of: "=") else { continue }
        spark[String(field[..<sign])] = String(field[field.index(after: sign)...])
      }
      let ours = SparkConfiguration(try SubmitCommand(words: ["spark-submit"] + line).settings)
      for key in Self.compared where spark[key] != ours.values[key] {
        differences.append(
          "\(line.dropLast(5)): \(key) is \(spark[key] ?? "-"), not \(ours.values[key] ?? "-")")
      }
    }
    #expect(differences.count == 0, "\(differences.prefix(5))")
  }
}
