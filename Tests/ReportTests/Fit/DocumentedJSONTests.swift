import Advisor
import Foundation
import Report
import SparkMemory
import TestSupport
import Testing

/// What `docs/json.md` says of the JSON, held against what is written.
@Suite struct DocumentedJSONTests {
  /// The tables of the page: section, field, type.
  private static let documented: [String: [String: String]] = {
    let page = Checkout.root.appendingPathComponent("docs/json.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    var sections: [String: [String: String]] = [:]
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        section = line.drop { $0 == "#" }.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      } else if line.hasPrefix("| `") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count >= 3 else { continue }
        sections[section, default: [:]][cells[0].replacingOccurrences(of: "`", with: "")] =
          cells[1]
      }
    }
    return sections
  }()

  @Test(arguments: ExampleLog.allCases)
  func fit(log: ExampleLog) throws {
    for manager in [nil, .yarn, .kubernetes] as [ClusterManager?] {
      for aim in Aim.allCases {
        let report = FitReport(try log.profile(), manager: manager, aim: aim)
        try check(try FitJSONRenderer().render(report), as: "ballast.fit/1")
        try check(try FitSeries.json(report, of: log.path), as: "ballast.fit/1")
      }
    }
  }

  @Test(arguments: ExplainFixture.allCases)
  func explain(fixture: ExplainFixture) throws {
    try check(try ExplainJSONRenderer().render(try fixture.report), as: "ballast.explain/1")
  }

  @Test func comparison() throws {
    let comparison = ExplainComparison(
      try ExplainFixture.yarn.report, with: try ExplainFixture.offHeap.report)
    try check(try ExplainJSONRenderer().render(comparison), as: "ballast.comparison/1")
  }

  @Test(arguments: PackingFixture.allCases)
  func packing(fixture: PackingFixture) throws {
    try check(try PackingJSONRenderer().render(try fixture.report), as: "ballast.packing/1")
  }

  @Test(arguments: KeyFixture.allCases)
  func key(fixture: KeyFixture) throws {
    try check(try KeyJSONRenderer().render(try fixture.report), as: "ballast.key/1")
  }

  @Test func rules() throws {
    let json = try RuleJSONRenderer().render(
      RuleCatalogue(Rules.all).rules + RuleFixture.catalogue.rules)
    try check(json, as: "ballast.rules/1")
  }

  @Test func jobs() throws {
    let json = try JobHistoryJSONRenderer().render([JobHistoryTests.nightly])
    try check(json, as: "ballast.jobs/1")
  }

  func check(_ json: String, as section: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    for problem in problems(object, section, at: section) {
      Issue.record("\(problem)")
    }
  }

  /// Where an object differs from its table.
  private func problems(_ value: Any, _ section: String, at path: String) -> [String] {
    guard let table = Self.documented[section] else { return ["no table for \(path)"] }
    guard let fields = value as? [String: Any] else { return ["\(path) is no object"] }
    let unknown = fields.keys.filter { table[$0] == nil }.map { "\(path).\($0) is not documented" }
    return unknown
      + table.flatMap { name, type in
        let place = "\(path).\(name)"
        guard let value = fields[name] else {
          return type.hasSuffix("?") ? [] : ["\(place) is missing"]
        }
        let type = type.hasSuffix("?") ? String(type.dropLast()) : type
        return problems(value, type: type, at: place)
      }
  }

  private func problems(_ value: Any, type: String, at path: String) -> [String] {
    let orNull = " or null"
    if type.hasSuffix(orNull) {
      return value is NSNull
        ? [] : problems(value, type: String(type.dropLast(orNull.count)), at: path)
    }
    let wrong = ["\(path) is no \(type): \(value)"]
    if type.hasPrefix("list of ") {
      guard let items = value as? [Any] else { return wrong }
      return items.flatMap { problems($0, type: String(type.dropFirst(8)), at: path + "[]") }
    }
    if type.hasPrefix("map of ") {
      guard let entries = value as? [String: Any] else { return wrong }
      return entries.values.flatMap {
        problems($0, type: String(type.dropFirst(7)), at: path + "{}")
      }
    }
    if type.hasPrefix("[") {
      let name = type.dropFirst().prefix { $0 != "]" }
      return problems(value, String(name), at: path)
    }
    switch type {
    case "text", "word": return value is String ? [] : wrong
    case "boolean": return value is Bool ? [] : wrong
    case "size", "time", "integer": return value is Int ? [] : wrong
    case "number": return value is Double ? [] : wrong
    case "share": return (value as? Double).map { 0...1 ~= $0 } ?? false ? [] : wrong
    default: return ["\(path) has the unknown type \(type)"]
    }
  }
}
