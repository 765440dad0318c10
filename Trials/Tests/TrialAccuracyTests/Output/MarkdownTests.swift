import Testing

@testable import TrialAccuracy

@Suite struct MarkdownTests {
  @Test("what would end a cell or begin markup is escaped")
  func escapes() {
    #expect(Markdown.cell("a|b\\c") == "a\\|b\\\\c")
    #expect(Markdown.cell("`x` *y* <z> [l](u)") == "\\`x\\` \\*y\\* \\<z> \\[l\\](u)")
    #expect(Markdown.cell("one\ntwo\r\nthree") == "one two three")
  }

  @Test("every row has as many cells as there are columns")
  func widths() {
    var table = Table([.init("a", "the first"), .init("b"), .init("c|d")])
    table.add(["1"])
    table.add(["1", "2", "3", "4"], emphasized: true)
    #expect(
      table.text == """
        | a | b | c\\|d |
        | --- | --- | --- |
        | 1 |  |  |
        | **1** | **2** | **3** |

        """)
    #expect(table.legend == "- *a*: the first\n")
  }

  @Test("a table without rows is nothing")
  func empty() {
    #expect(Table([.init("a")]).text.isEmpty)
  }
}
