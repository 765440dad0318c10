import Testing

@testable import Report

@Suite struct MarkupTests {
  @Test func textAndAttributesAreEscaped() {
    let piece = Markup.element("a", ["b": "\"<&'>"], text: "</a><script>&")
    #expect(
      piece.rendered()
        == "<a b=\"&quot;&lt;&amp;&#39;&gt;\">&lt;/a&gt;&lt;script&gt;&amp;</a>")
  }

  @Test func charactersThatXMLForbidsAreReplaced() {
    #expect(
      Markup.escaped("a\u{0}b\u{1B}c\u{85}d\u{FFFE}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}")
    #expect(Markup.escaped("ä\t😀\n") == "ä\t😀\n")
  }

  @Test func elementsAreIndentedAndTextIsNot() {
    let piece = Markup.element(
      "g", [:], [.element("t", text: "x"), .element("r", ["y": "1"])])
    #expect(piece.rendered() == "<g>\n  <t>x</t>\n  <r y=\"1\"/>\n</g>")
  }

  @Test func voidElementsOfHTMLHaveNoEnd() {
    #expect(Markup.element("meta", ["charset": "utf-8"]).rendered() == "<meta charset=\"utf-8\">")
  }
}
