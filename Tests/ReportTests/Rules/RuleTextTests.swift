import Advisor
import Report
import SparkMemory
import Testing

@Suite struct RuleTextTests {
  private let plain = RuleTextRenderer(style: .plain)
  private let coloured = RuleTextRenderer(style: .coloured)

  @Test("no line of any page or of the table is wider than a terminal")
  func width() {
    let texts =
      [plain.table(of: .everything)] + RuleCatalogue.everything.rules.map(plain.page)
    for text in texts {
      for line in text.split(separator: "\n") {
        // A reference stays in one piece, to be copied.
        guard !line.contains("src/main/"), !line.contains("https://") else { continue }
        #expect(String(line).displayWidth <= RuleTextRenderer.lineWidth, "\(line)")
      }
    }
  }

  @Test("the table has a first sentence for each rule, and cuts none of the rules that there are")
  func table() {
    let text = plain.table(of: .everything)
    let rules = RuleCatalogue.everything.rules
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("  BM") }.count == rules.count)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for rule in rules {
      let finds = rule.document.finds.replacing("`", with: "").split(whereSeparator: \.isWhitespace)
      let sentence = finds.prefix { !$0.hasSuffix(".") }.joined(separator: " ")
      #expect(words.contains("\(rule.name) \(sentence)"), "\(rule.id)")
    }
  }

  @Test("the table groups by what rules look at, and an empty one says so")
  func groups() {
    let text = plain.table(of: RuleFixture.catalogue)
    #expect(
      text == """
        Over what a job did (ballast fit)
          BM001  warning  empty-heap      It finds.
          BM002  note     full-heap       It finds.

        Over settings, before a run (ballast check)
          BM101  error    wrong-fraction  It finds.

        ballast rules BM001 shows the page of a rule

        """)
    #expect(plain.table(of: RuleCatalogue([] as [RuleDescription])) == "no rules\n")
  }

  @Test("a long first sentence goes on below itself, whole")
  func longSentence() {
    let rule = RuleFixture.rule(
      1, "x-y", .profile, .note, finds: String(repeating: "word ", count: 40) + "end.")
    let lines = plain.table(of: RuleCatalogue([rule])).split(separator: "\n")
    #expect(lines[1].hasPrefix("  BM001  note  x-y  word word"))
    #expect(lines[2].hasPrefix(String(repeating: " ", count: 20) + "word"))
    #expect(lines[1...3].joined(separator: " ").split(separator: " ").count == 3 + 41)
    #expect(lines[3].hasSuffix(" end."))
  }

  @Test("a page has every section, with code as it is and items as items")
  func page() {
    let rule = RuleFixture.catalogue.rules[2]
    #expect(
      plain.page(of: rule) == """
        BM101 wrong-fraction
        error · Over settings, before a run (ballast check) · Spark 3.1 and later, before 4.0

        It finds. And more.

        Why it matters
          It matters in two lines.

        Evidence
          One.

          Two.

        Example
          a = |b|

            c

        Remedy
          - first
          - second goes on

        Is the remedy safe?
          Safe.

        References
          core/src/main/scala/A.scala
          https://spark.apache.org/docs/latest/

        """)
  }

  @Test("colours change no word")
  func colours() {
    for rule in Rules.all.map(\.about) {
      let text = coloured.page(of: rule)
      #expect(text.contains("\u{1B}["))
      #expect(uncoloured(text) == plain.page(of: rule))
    }
    let catalogue = RuleCatalogue(Rules.all)
    #expect(uncoloured(coloured.table(of: catalogue)) == plain.table(of: catalogue))
  }

  private func uncoloured(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9]+m/, with: "")
  }
}
