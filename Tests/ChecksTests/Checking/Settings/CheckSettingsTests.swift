import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct CheckSettingsTests {
  private func settings(_ text: String) throws -> CheckSettings {
    try CheckSettings(parsing: SourceText(text, file: "ballast.yaml"))
  }

  /// What is wrong with a text, each with its place.
  private func problems(_ text: String) -> [String] {
    do {
      _ = try CheckSettings(parsing: SourceText(text, file: "ballast.yaml"))
      return []
    } catch {
      return error.notes.map { "\($0.place): \($0.message)" }
    }
  }

  @Test("every name is read")
  func everything() throws {
    let settings = try settings(
      """
      # how this project is checked
      check:
        select: [BM101, refused-memory]
        ignore: uncompressed-references
        exclude: ["vendor/", "**/old/*.conf"]
        fail-on: error
        baseline: known.json
        spark: 3.5
        manager: yarn
        deploy-mode: cluster
        per-path:
          "conf/legacy/**": { ignore: [deprecated-setting, BM101] }
          jobs:
            ignore: BM112
      """)
    #expect(settings.select == ["BM101", "refused-memory"])
    #expect(settings.ignore == ["uncompressed-references"])
    #expect(settings.exclude.map(\.description) == ["vendor/", "**/old/*.conf"])
    #expect(settings.failOn == .error)
    #expect(settings.baseline == "known.json")
    #expect(
      settings.target
        == CheckTarget(version: SparkVersion("3.5"), manager: .yarn, deployMode: .cluster))
    #expect(settings.ignoredPerPath.map(\.paths.description) == ["conf/legacy/**", "jobs"])
    #expect(settings.ignoredPerPath.map(\.rules.count) == [2, 1])
  }

  @Test(
    "an empty file, and names with nothing behind them, say nothing",
    arguments: ["", "# nothing\n", "check:\n", "---\n"])
  func empty(text: String) throws {
    #expect(try settings(text) == CheckSettings())
  }

  @Test(
    "what is wrong has its place, and what to write",
    arguments: [
      ("chek:\n  ignore: BM101", "ballast.yaml:1:1: 'chek' is unknown; did you mean check?"),
      ("check:\n  ingore: BM101", "ballast.yaml:2:3: 'ingore' is unknown; did you mean ignore?"),
      ("check:\n  colour: red", "ballast.yaml:2:3: 'colour' is unknown; there is select, ignore,"),
      (
        "check:\n  ignore: [BM101, little-user-memry]",
        "ballast.yaml:2:19: there is no rule 'little-user-memry'; did you mean BM110"
      ),
      ("check:\n  select: BM999", "ballast.yaml:2:11: there is no rule 'BM999'; choose from BM101"),
      ("check:\n  fail-on: eror", "ballast.yaml:2:12: fail-on cannot be 'eror'; choose from note"),
      (
        "check:\n  manager: mesos", "ballast.yaml:2:12: manager cannot be 'mesos'; choose from yarn"
      ),
      ("check:\n  spark: 1.6", "ballast.yaml:2:10: spark cannot be '1.6'; write a version from 2"),
      ("check:\n  spark: new", "ballast.yaml:2:10: spark cannot be 'new'; write a version from 2"),
      ("check:\n  baseline:", "ballast.yaml:2:12: a value is missing; write one, or leave"),
      ("check:\n  exclude: ../a", "ballast.yaml:2:12: '../a' is no pattern of paths below this"),
      ("check:\n  exclude: [[a]]", "ballast.yaml:2:13: a word belongs here"),
      ("check:\n  select: {a: b}", "ballast.yaml:2:11: a word or a list of words belongs here"),
      ("check:\n  per-path: [a]", "ballast.yaml:2:13: patterns of paths belong here"),
      ("check:\n  per-path:\n    a: { only: b }", "ballast.yaml:3:10: 'only' is unknown; there is"),
      ("check: BM101", "ballast.yaml:1:8: names belong here, as in select: [BM101]"),
      ("- check", "ballast.yaml:1:1: names belong here, as in check:"),
      ("check: [", "ballast.yaml:1:9: no YAML from here on:"),
      ("check:\n  spark: 3.5\n  spark: 3.4", "ballast.yaml:2:3: no YAML: spark stands twice"),
    ])
  func wrong(text: String, problem: String) throws {
    let all = problems(text)
    #expect(all.count == 1)
    #expect(all.first?.hasPrefix(problem) == true, "\(all)")
  }

  @Test("a pattern that YAML takes for an alias is to be quoted")
  func star() {
    #expect(problems("check:\n  exclude: *.conf").first?.contains("\"*.conf\"") == true)
  }

  @Test("all that is wrong is said at once, in the order of the text")
  func several() {
    let all = problems("check:\n  fail-on: eror\n  ignore: [BM1, BM2]\n  manger: yarn\n")
    #expect(all.map { $0.prefix(15) }.count == 4)
    #expect(all == all.sorted())
  }

  @Test("a few lines that say a word millions of times are refused")
  func aliases() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...9 {
      let one = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(Array(repeating: one, count: 10).joined(separator: ","))]\n"
    }
    #expect(problems(text).first?.contains("more anchors and aliases") == true)
    let long = "check:\n  exclude: [\(String(repeating: "a,", count: 30_000))]"
    #expect(problems(long).first?.contains("more than settings have") == true)
  }
}
