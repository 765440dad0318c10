/// A key that was pressed.
public enum Key: Hashable, Sendable {
  /// A character, as typed.
  case character(Character)
  /// An arrow.
  case up, down, left, right
  /// A page, or an end, of a list.
  case pageUp, pageDown, home, end
  /// The keys that have names.
  case enter, escape, tab, backTab
  /// Control and a letter, in lower case.
  case control(Character)
}

/// Takes keys from the bytes that a terminal sends.
///
/// Sequences are those of ECMA-48 as xterm sends them. A key may come in pieces, so what may be the
/// beginning of one waits for the next bytes; an escape at the end of what came is the key itself.
public struct KeyDecoder: Hashable, Sendable {
  private var rest: [UInt8] = []
  /// A sequence that is longer than this is none of a key.
  private static let longestSequence = 16

  /// A decoder that has seen nothing.
  public init() {}

  /// The keys in these bytes. What is no key of a list is passed over.
  public mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] {
    rest += bytes
    var keys: [Key] = []
    var index = 0
    while index < rest.count {
      switch Self.next(in: rest[index...]) {
      case .key(let key, let length):
        if let key { keys.append(key) }
        index += length
      case .incomplete:
        rest.removeFirst(index)
        if rest.count > Self.longestSequence { rest = [] }
        return keys
      }
    }
    rest = []
    return keys
  }

  private enum Step {
    case key(Key?, length: Int)
    case incomplete
  }

  private static func next(in bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return sequence(bytes)
    case 0x0A, 0x0D: return .key(.enter, length: 1)
    case 0x09: return .key(.tab, length: 1)
    case 0x01...0x1A:
      return .key(.control(Character(Unicode.Scalar(first + 0x60))), length: 1)
    case 0x20..<0x7F: return .key(.character(Character(Unicode.Scalar(first))), length: 1)
    case 0xC2...0xF4: return character(bytes, length: first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
    default: return .key(nil, length: 1)
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>, length: Int) -> Step {
    guard bytes.count >= length else { return .incomplete }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    guard text.count == 1, let character = text.first, character != "\u{FFFD}" else {
      return .key(nil, length: 1)
    }
    return .key(.character(character), length: length)
  }

  private static func sequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst()
    guard let second = body.first else { return .key(.escape, length: 1) }
    if second == UInt8(ascii: "O") {
      guard let letter = body.dropFirst().first else { return .incomplete }
      return .key(named(letter, parameters: []), length: 3)
    }
    guard second == UInt8(ascii: "[") else { return .key(.escape, length: 1) }
    let parameters = body.dropFirst().prefix { (0x20..<0x40).contains($0) }
    guard let last = body.dropFirst(1 + parameters.count).first else { return .incomplete }
    return .key(named(last, parameters: Array(parameters)), length: parameters.count + 3)
  }

  private static func named(_ last: UInt8, parameters: [UInt8]) -> Key? {
    switch last {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "~"):
      // Behind a semicolon there are modifiers.
      switch String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self) {
      case "1", "7": .home
      case "4", "8": .end
      case "5": .pageUp
      case "6": .pageDown
      default: nil
      }
    default: nil
    }
  }
}
