/// A word of a program.
struct CodeToken: Hashable {
  /// What it is.
  enum Kind: Hashable {
    case name, number, string, symbol
    /// The end of a line that may end a statement.
    case lineEnd
    /// The end of the program.
    case end
  }

  var kind: Kind
  /// The name, symbol or number; what a string says, its escapes replaced.
  var text: String
  /// Where it stands in the code.
  var range: Range<Int>
  /// What stands between the quotes of a string.
  var content: Range<Int>
  /// Whether a string has holes that the program fills.
  var hasHoles = false
  /// Its distance from the beginning of its line.
  var column: Int

  init(_ kind: Kind, _ text: String, _ range: Range<Int>, column: Int) {
    self.kind = kind
    self.text = text
    self.range = range
    content = range
    self.column = column
  }
}
