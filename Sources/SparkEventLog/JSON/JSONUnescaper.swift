/// Turns the bytes between the quotes of a JSON string into text.
///
/// An escape that JSON does not know stands for the character after the backslash; a lone surrogate
/// becomes U+FFFD. So any bytes give some text.
struct JSONUnescaper {
  private enum State {
    case plain
    case escape
    case hex(digits: Int, value: UInt32)
  }

  private let limit: Int
  private var units: [UInt8] = []
  private var state = State.plain
  private var highSurrogate: UInt32?

  /// Keeps at most `limit` bytes of UTF-8.
  init(limit: Int) { self.limit = limit }

  /// The text so far.
  var text: String {
    var whole = units
    if highSurrogate != nil { whole.append(contentsOf: "\u{FFFD}".utf8) }
    var end = min(whole.count, limit)
    // Not in the middle of a character.
    while end > 0, end < whole.count, whole[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: whole[..<end], as: UTF8.self)
  }

  /// Takes the next byte; false once the limit is passed.
  mutating func append(_ byte: UInt8) -> Bool {
    switch state {
    case .plain:
      if byte == UInt8(ascii: "\\") {
        state = .escape
      } else {
        emit(byte)
      }
    case .escape:
      state = .plain
      switch byte {
      case UInt8(ascii: "n"): emit(0x0A)
      case UInt8(ascii: "t"): emit(0x09)
      case UInt8(ascii: "r"): emit(0x0D)
      case UInt8(ascii: "b"): emit(0x08)
      case UInt8(ascii: "f"): emit(0x0C)
      case UInt8(ascii: "u"): state = .hex(digits: 0, value: 0)
      default: emit(byte)
      }
    case .hex(let digits, let value):
      guard let nibble = Self.nibble(byte) else {
        state = .plain
        emit(scalar: 0xFFFD)
        emit(byte)
        break
      }
      let value = value << 4 | nibble
      if digits == 3 {
        state = .plain
        emit(utf16: value)
      } else {
        state = .hex(digits: digits + 1, value: value)
      }
    }
    return units.count <= limit
  }

  private mutating func emit(_ byte: UInt8) {
    flushSurrogate()
    units.append(byte)
  }

  private mutating func emit(utf16 unit: UInt32) {
    if let high = highSurrogate, 0xDC00..<0xE000 ~= unit {
      highSurrogate = nil
      emit(scalar: 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
    } else if 0xD800..<0xDC00 ~= unit {
      flushSurrogate()
      highSurrogate = unit
    } else {
      flushSurrogate()
      emit(scalar: unit)
    }
  }

  private mutating func flushSurrogate() {
    guard highSurrogate != nil else { return }
    highSurrogate = nil
    emit(scalar: 0xFFFD)
  }

  private mutating func emit(scalar value: UInt32) {
    units.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }

  private static func nibble(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
