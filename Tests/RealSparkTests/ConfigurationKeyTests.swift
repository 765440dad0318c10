import SparkMemory
import SparkSource
import Testing

/// The table of settings, held against what two Sparks declare.
@Suite(.serialized, .waitsForSpark) struct ConfigurationKeyTests {
  /// What the newest version declares and the table says otherwise, with the reason.
  private static let explained: [String: String] = [
    "spark.history.fs.numReplayThreads": "its default is computed from the machine",
    "spark.deploy.spreadOutApps": "up to 3.5 declared under its deprecated name",
  ]

  @Test(arguments: SparkReferee.allCases)
  func whatTheTableReadsIsRegistered(spark: SparkReferee) throws {
    let registry = try Registry(spark)
    let differences = Self.keys.filter { key in
      let isRegistered = key.isRegistered(in: spark.version)
      return (registry.entries[key.name] != nil) != isRegistered
    }
    expectNone(differences.map(\.name), "registered otherwise")
  }

  @Test(arguments: SparkReferee.allCases)
  func declarationsAreThoseOfSpark(spark: SparkReferee) throws {
    let registry = try Registry(spark)
    var differences: [String] = []
    var compared = 0
    for key in Self.keys where key.isRegistered(in: spark.version) {
      guard let entry = registry.entries[key.name] else { continue }
      compared += 1
      differences += entry.differences(from: key, version: spark.version)
    }
    print("Spark \(spark): \(compared) keys compared with its registry")
    #expect(compared > 200)
    expectNone(differences, "declared otherwise")
  }

  @Test(arguments: SparkReferee.allCases)
  func typesAndUnitsAreThoseOfSpark(spark: SparkReferee) throws {
    let keys = Self.keys.filter { $0.isRegistered(in: spark.version) }
    let questions = keys.flatMap { key in
      TypeProbe.probes(of: key, version: spark.version).map { (key, $0) }
    }
    let answers = try Registry(spark, asking: questions.map { "\($0.name)\t\($1.value)" }).answers
    try #require(answers.count == questions.count)
    let differences = zip(questions, answers).compactMap { question, answer in
      question.1.isAnswered(by: answer)
        ? nil : "\(question.0.name)=\(question.1.value) is \(answer)"
    }
    print("Spark \(spark): \(questions.count) values read by its registry")
    #expect(questions.count > 400)
    expectNone(differences, "read otherwise")
  }

  @Test func rangesAreThoseOfTheNewestSpark() throws {
    let probes = Self.keys.flatMap { key in
      RangeProbe.probes(of: key).map { (key.name, $0) }
    }
    let questions = probes.map { "\($0)\t\($1.value)" }
    let answers = try Registry(.spark4_3, asking: questions).answers
    try #require(answers.count == questions.count)
    let differences = zip(probes, answers).compactMap { probe, answer in
      (answer != "refused") == probe.1.isTaken ? nil : "\(probe.0)=\(probe.1.value) is \(answer)"
    }
    #expect(questions.count > 80)
    expectNone(differences, "checked otherwise")
  }

  @Test(arguments: SparkReferee.allCases)
  func deprecatedNamesAreRead(spark: SparkReferee) throws {
    let names = Self.keys.filter { $0.isRegistered(in: spark.version) }.flatMap { key in
      key.deprecatedNames.map { (key, $0) }
    }
    let values = names.map { key, _ in
      switch key.type {
      case .boolean: key.defaultValue(for: spark.version) == "true" ? "false" : "true"
      case .time: "7s"
      default: "7"
      }
    }
    let questions = zip(names, values).map { "\($0.1)\t\($0.0.name)\t\($1)" }
    let answers = try spark.answers(
      to: questions, by: "ConfigurationRegistry", arguments: ["names"])
    let differences = zip(zip(names, values), answers).compactMap { asked, answer in
      let expected = asked.1 == "7s" ? "7" : asked.1
      return answer.contains(expected) ? nil : "\(asked.0.1) for \(asked.0.0.name) is \(answer)"
    }
    #expect(answers.count == questions.count && questions.count > 10)
    expectNone(differences, "not read by their deprecated names")
  }

  @Test(arguments: SparkReferee.allCases)
  func noNameOfSparkIsTakenForAMisspeltOne(spark: SparkReferee) throws {
    let names = try Registry(spark).entries.keys.sorted()
    #expect(names.count > 1_000)
    let refused = names.compactMap { name in
      KeySpelling.correction(of: name).map { "\(name) for \($0)" }
    }
    expectNone(refused, "taken for misspelt")
  }

  @Test(arguments: SparkReferee.allCases)
  func runningSessionsAnswerAsTheTableSays(spark: SparkReferee) throws {
    let keys = Self.keys.filter { $0.isRead(by: spark.version) }
    let questions = keys.map { key in
      "\(key.name)\t\(key.defaultValue(for: spark.version) ?? TypeProbe.anyValue(of: key))"
    }
    let answers = try spark.answers(
      to: questions, by: "ConfigurationRegistry", arguments: ["session"])
    try #require(answers.count == questions.count)
    let differences = zip(keys, answers).compactMap { key, answer in
      let expected =
        switch key.change(in: spark.version, on: .local) {
        case .takesEffect, .isIgnored: "accepted"
        case .isRefused(let message): message.split(separator: "\n").joined(separator: "\\n")
        }
      return answer == expected ? nil : "\(key.name): \(answer)"
    }
    print("Spark \(spark): \(keys.count) keys changed in a session")
    expectNone(differences, "answered otherwise")
  }

  private static var keys: [ConfigurationKey] {
    ConfigurationKey.all.filter { explained[$0.name] == nil }
  }

  private func expectNone(_ differences: [String], _ what: String) {
    let first = differences.prefix(5).joined(separator: "; ")
    #expect(differences.count == 0, "\(differences.count) \(what): \(first)")
  }
}
