/// A piece of XML or HTML that is escaped by construction.
///
/// Names from a log or a command line reach a page only as text or as the value of an attribute,
/// and both are escaped where they are written.
indirect enum Markup: Hashable, Sendable {
  /// An element with attributes and content.
  case element(String, [Attribute], [Markup])
  /// Text.
  case text(String)
  /// Text of a style sheet, which is written as it stands: never from input.
  case styleSheet(StaticText)

  /// A name and a value of an element.
  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Text that stands in the program.
  struct StaticText: Hashable, Sendable, ExpressibleByStringLiteral {
    var text: String

    init(stringLiteral value: StaticString) {
      text = value.description
    }
  }

  /// An element whose attributes are written as pairs.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup] = []
  ) -> Markup {
    .element(name, attributes.map { Attribute($0.key, $0.value) }, content)
  }

  /// An element with nothing but text in it.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) -> Markup {
    .element(name, attributes, [.text(text)])
  }

  /// Elements of HTML that have no content and no end.
  private static let voidElements: Set = ["meta", "br", "col", "link"]

  /// The piece as text, an element that holds others on lines of its own.
  func rendered(indent: Int = 0) -> String {
    let blanks = String(repeating: "  ", count: indent)
    switch self {
    case .text(let text): return blanks + Self.escaped(text)
    case .styleSheet(let sheet): return sheet.text
    case .element(let name, let attributes, let content):
      let opening =
        "\(blanks)<\(name)"
        + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
      if Self.voidElements.contains(name) { return opening + ">" }
      if content.isEmpty { return opening + (name == "script" ? "></\(name)>" : "/>") }
      if content.allSatisfy(\.isInline) {
        return opening + ">" + content.map { $0.rendered() }.joined() + "</\(name)>"
      }
      let inner = content.map { $0.rendered(indent: indent + 1) }.joined(separator: "\n")
      return "\(opening)>\n\(inner)\n\(blanks)</\(name)>"
    }
  }

  /// Whether line breaks around it would show: text, and what stands within a line of text.
  private var isInline: Bool {
    switch self {
    case .text: true
    case .styleSheet: false
    case .element(let name, _, _): ["tspan", "code", "b"].contains(name)
    }
  }

  /// The text as XML and HTML allow it between tags and in attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value),
        "\u{FFFE}", "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
