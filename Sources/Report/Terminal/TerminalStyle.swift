/// Colours and weights of text on a terminal, or none of them.
public struct TerminalStyle: Hashable, Sendable {
  /// A colour of the terminal's own palette, so that it fits dark and light backgrounds.
  public enum Colour: Int, Hashable, Sendable, CaseIterable {
    /// For what fails.
    case red = 31
    /// For what is safe.
    case green = 32
    /// For what is at risk.
    case yellow = 33
    /// The first colour without a meaning.
    case blue = 34
    /// The second colour without a meaning.
    case magenta = 35
    /// The third colour without a meaning.
    case cyan = 36
    /// For what matters less.
    case grey = 90
  }

  /// Whether escape sequences are written.
  public var isColoured: Bool

  /// A style with or without escape sequences.
  public init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// No escape sequences at all.
  public static let plain = TerminalStyle(isColoured: false)

  /// Colours and weights.
  public static let coloured = TerminalStyle(isColoured: true)

  /// The style for an output, by the conventions of `NO_COLOR` and `CLICOLOR_FORCE`.
  ///
  /// A value of `NO_COLOR` that is not empty turns colours off, whatever else is set.
  /// - Parameters:
  ///   - isTerminal: Whether the output is a terminal.
  ///   - environment: The variables of the process.
  public init(isTerminal: Bool, environment: [String: String]) {
    let isForced = environment["CLICOLOR_FORCE"].map { !$0.isEmpty && $0 != "0" } ?? false
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"] == "dumb"
    isColoured = !isRefused && (isForced || (isTerminal && !isDumb))
  }

  /// The text in a colour; nil is the terminal's own.
  public func paint(_ text: String, _ colour: Colour?) -> String {
    guard let colour else { return text }
    return wrap(text, code: colour.rawValue)
  }

  /// The text in bold.
  public func bold(_ text: String) -> String {
    wrap(text, code: 1)
  }

  /// The text dimmed.
  public func dim(_ text: String) -> String {
    wrap(text, code: 2)
  }

  private func wrap(_ text: String, code: Int) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
