import Testing

@testable import Report

@Suite struct MarkdownBlockTests {
  @Test("paragraphs end at blank lines, items at the next one")
  func words() {
    #expect(
      MarkdownBlock.blocks(of: "a\nb\n\nc\n- d\n  e\n- f")
        == [.paragraph("a b"), .paragraph("c"), .item("d   e"), .item("f")])
    #expect(MarkdownBlock.blocks(of: "") == [])
    #expect(MarkdownBlock.blocks(of: "\n \n") == [])
  }

  @Test("what is between fences stays as it is, and a fence may stay open")
  func code() {
    #expect(
      MarkdownBlock.blocks(of: "a\n```sh\n- x\n\n  y\n```\nb")
        == [.paragraph("a"), .code(["- x", "", "  y"]), .paragraph("b")])
    #expect(MarkdownBlock.blocks(of: "```\nx") == [.code(["x"])])
    #expect(MarkdownBlock.blocks(of: "```") == [.code([])])
  }
}
