import Testing

@testable import SparkSource

@Suite struct CodeScannerTests {
  private func tokens(_ text: String, _ language: CodeLanguage) -> [CodeToken] {
    let units = Array(text.utf16)
    return CodeScanner.tokens(of: units, in: units.indices, language: language)
  }

  private func words(_ text: String, _ language: CodeLanguage) -> [String] {
    tokens(text, language).map { $0.kind == .lineEnd ? "⏎" : $0.text }
  }

  private func strings(_ text: String, _ language: CodeLanguage) -> [String?] {
    tokens(text, language).filter { $0.kind == .string }.map { $0.hasHoles ? nil : $0.text }
  }

  @Test("comments are left out, and what looks like one in a string is not")
  func comments() {
    #expect(words("a # b\n'# c'", .python) == ["a", "⏎", "# c", "⏎"])
    #expect(words("a /* b /* c */ d */ e // f", .scala) == ["a", "e", "⏎"])
    #expect(words("a /* b /* c */ d // f", .java) == ["a", "d"])
    #expect(words("\"//\" # c", .r) == ["//", "⏎"])
  }

  @Test("strings of Python have prefixes, three quotes, escapes and holes")
  func python() {
    #expect(
      strings(#"'a\'b' r"\n" """c"d""" b'e' "\x41\u0042""#, .python)
        == ["a'b", "\\n", "c\"d", "e", "AB"])
    #expect(strings(#"f"{a['x']}b" f"{{a}}" rf'{x}'"#, .python) == [nil, "{a}", nil])
    #expect(words("'a\nb", .python) == ["a", "⏎", "b", "⏎"])
  }

  @Test("strings of Scala have interpolators, and quotes within their holes")
  func scala() {
    #expect(
      strings(#"s"a${m("k")}b" "c" raw"\n" s"d" s"$$e""#, .scala)
        == [nil, "c", "\\n", "d", "$e"])
    #expect(strings(#""""a"b\n""""#, .scala) == ["a\"b\\n"])
    #expect(words(#"$"col" 'x' 'sym '\n'"#, .scala) == ["$", "col", "x", "sym", "\n", "⏎"])
  }

  @Test("strings of Java may be blocks of text, those of R raw")
  func others() {
    #expect(strings("\"\"\"\n  a \"b\"\n\"\"\" 'c'", .java) == ["\n  a \"b\"\n", "c"])
    #expect(strings(#"r"(a"b)" R'--[c)]--' "d""#, .r) == ["a\"b", "c)", "d"])
    #expect(words("`a b` x.y <- z", .r) == ["a b", "x.y", "<-", "z", "⏎"])
  }

  @Test("a line's end in brackets, or behind a backslash, ends nothing")
  func lineEnds() {
    #expect(words("a(\nb)\nc \\\nd", .python) == ["a", "(", "b", ")", "⏎", "c", "d", "⏎"])
    #expect(
      words("a {\n b(\n c)\n}", .scala)
        == ["a", "{", "⏎", "b", "(", "c", ")", "⏎", "}", "⏎"])
  }

  @Test("numbers are whole, and a member behind one is none of it")
  func numbers() {
    #expect(
      words("1_000 1e-3 0x1F 2.5 3.take", .python)
        == ["1000", "1e-3", "0x1F", "2.5", "3", ".", "take", "⏎"])
  }

  @Test("every token has the place of what it was read from", arguments: CodeLanguage.allCases)
  func places(language: CodeLanguage) {
    let text = "val é = \"a😀b\" + x1\n"
    let units = Array(text.utf16)
    for token in tokens(text, language) where token.kind == .name || token.kind == .string {
      #expect(String(decoding: units[token.content], as: UTF16.self) == token.text)
    }
  }
}
