/// A line of a screen: pieces of text, each in its own paint, cut to a width before it is painted.
struct ScreenLine: Hashable, Sendable {
  /// How a piece is drawn.
  enum Weight: Hashable, Sendable {
    case plain, bold, dim
  }

  /// A piece of text without control characters.
  struct Piece: Hashable, Sendable {
    var text: String
    var colour: TerminalStyle.Colour?
    var weight = Weight.plain

    init(_ text: String, _ colour: TerminalStyle.Colour? = nil, _ weight: Weight = .plain) {
      self.text = text
      self.colour = colour
      self.weight = weight
    }
  }

  var pieces: [Piece]

  init(_ pieces: [Piece] = []) {
    self.pieces = pieces
  }

  init(_ text: String, _ colour: TerminalStyle.Colour? = nil, _ weight: Weight = .plain) {
    pieces = [Piece(text, colour, weight)]
  }

  /// The line in at most so many cells, with an ellipsis where something is missing.
  func rendered(width: Int, style: TerminalStyle) -> String {
    var result = ""
    var room = width
    let total = pieces.reduce(0) { $0 + $1.text.displayWidth }
    for piece in pieces where room > 0 {
      let isCut = piece.text.displayWidth > room || (total > width && piece == pieces.last)
      let text = isCut ? TerminalText.truncated(piece.text, to: room) : piece.text
      room -= text.displayWidth
      result += Self.paint(text, piece, style)
    }
    guard !style.isColoured else { return result }
    while result.last == " " { result.removeLast() }
    return result
  }

  private static func paint(_ text: String, _ piece: Piece, _ style: TerminalStyle) -> String {
    let coloured = style.paint(text, piece.colour)
    return switch piece.weight {
    case .plain: coloured
    case .bold: style.bold(coloured)
    case .dim: style.dim(coloured)
    }
  }
}
