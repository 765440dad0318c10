import Report
import Testing

@Suite struct TerminalStyleTests {
  @Test(
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false),
      (true, ["NO_COLOR": ""], true), (false, ["CLICOLOR_FORCE": "1"], true),
      (false, ["CLICOLOR_FORCE": "0"], false), (true, ["TERM": "dumb"], false),
      (true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
    ] as [(Bool, [String: String], Bool)])
  func followsTheConventions(isTerminal: Bool, environment: [String: String], coloured: Bool) {
    let style = TerminalStyle(isTerminal: isTerminal, environment: environment)
    #expect(style.isColoured == coloured)
  }

  @Test func plainTextStaysAsItIs() {
    #expect(TerminalStyle.plain.paint("x", .red) == "x")
    #expect(TerminalStyle.plain.bold("x") == "x")
    #expect(TerminalStyle.plain.dim("x") == "x")
  }

  @Test func colouredTextIsClosed() {
    #expect(TerminalStyle.coloured.paint("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    #expect(TerminalStyle.coloured.bold("x") == "\u{1B}[1mx\u{1B}[0m")
    #expect(TerminalStyle.coloured.dim("") == "")
    #expect(TerminalStyle.coloured.paint("x", nil) == "x")
  }
}
