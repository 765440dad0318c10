/// Cuts a line of a log at its numbers: a small JSON reader that knows on which path it is.
///
/// It is made for logs that Spark wrote, and stops at what is no JSON.
struct LineCutter {
  private let bytes: [UInt8]
  private var position = 0
  private var path: [String] = []
  private var template = LineTemplate()
  private var isAboutDriver = false

  /// Longer numbers stay as they are, so that arithmetic on the others cannot overflow.
  private static let digitsAtMost = 14

  /// - Throws: ``MultiplierError`` if the line is no JSON.
  static func cut(_ line: some Collection<UInt8>) throws(MultiplierError) -> LineTemplate {
    var cutter = LineCutter(bytes: Array(line))
    try cutter.value(index: 0, inObjectAt: 0)
    cutter.copy(to: cutter.bytes.count)
    return cutter.template
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var copied = 0

  private mutating func copy(to end: Int) {
    template.append(bytes[copied..<end])
    copied = end
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  private mutating func value(index: Int, inObjectAt place: Int) throws(MultiplierError) {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): try string(index: index, inObjectAt: place)
    case nil: throw MultiplierError("a line of the log ends too early")
    default: try scalar(index: index, inObjectAt: place)
    }
  }

  private mutating func object() throws(MultiplierError) {
    position += 1
    var place = 0
    while true {
      skipSpace()
      if byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: ",") {
        position += 1
        place += 1
        continue
      }
      path.append(String(decoding: bytes[try quoted()], as: UTF8.self))
      skipSpace()
      guard byte == UInt8(ascii: ":") else {
        throw MultiplierError("a line of the log has a key without a value")
      }
      position += 1
      try value(index: 0, inObjectAt: place)
      path.removeLast()
    }
    position += 1
  }

  private mutating func array() throws(MultiplierError) {
    position += 1
    var index = 0
    while true {
      skipSpace()
      if byte == UInt8(ascii: "]") { break }
      if byte == UInt8(ascii: ",") {
        position += 1
        index += 1
        continue
      }
      try value(index: index, inObjectAt: 0)
    }
    position += 1
  }

  private mutating func scalar(index: Int, inObjectAt place: Int) throws(MultiplierError) {
    let start = position
    while let byte, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]")
    {
      position += 1
    }
    guard position > start else { throw MultiplierError("a line of the log is no JSON") }
    replace(start..<position) { value, path in
      SlotRules.slot(for: value, path: path, index: index, position: place)
    }
  }

  private mutating func string(index: Int, inObjectAt place: Int) throws(MultiplierError) {
    let content = try quoted()
    if path.last == "Executor ID" {
      isAboutDriver = bytes[content].elementsEqual("driver".utf8)
    }
    if path.last == "Host", !isAboutDriver {
      copy(to: content.lowerBound)
      template.append("worker-".utf8)
      template.append(Slot.executor)
      copied = content.upperBound
      return
    }
    let isNumber = replace(content) { value, path in
      SlotRules.slot(for: value, path: path, index: index, position: place)
    }
    if !isNumber { cutString(content) }
  }

  /// Goes past a string, and gives where its content is.
  private mutating func quoted() throws(MultiplierError) -> Range<Int> {
    guard byte == UInt8(ascii: "\"") else {
      throw MultiplierError("a line of the log has something else where a string should be")
    }
    position += 1
    let start = position
    while let byte, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard byte != nil else { throw MultiplierError("a line of the log ends within a string") }
    position += 1
    return start..<(position - 1)
  }

  /// Puts a slot where a number stands, if there is a slot for it.
  @discardableResult
  private mutating func replace(
    _ range: Range<Int>, with slot: (Int, [String]) -> Slot?
  ) -> Bool {
    guard let value = number(range), let slot = slot(value, path) else { return false }
    copy(to: range.lowerBound)
    template.append(slot)
    copied = range.upperBound
    return true
  }

  private func number(_ range: Range<Int>) -> Int? {
    guard 1...Self.digitsAtMost ~= range.count else { return nil }
    var value = 0
    for digit in bytes[range] {
      guard 0x30...0x39 ~= digit else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private mutating func cutString(_ content: Range<Int>) {
    var at = content.lowerBound
    while at < content.upperBound {
      let rest = bytes[at..<content.upperBound]
      guard let marker = SlotRules.markers.first(where: { rest.starts(with: $0.text) }) else {
        at += 1
        continue
      }
      let start = at + marker.text.count
      let digits = bytes[start..<content.upperBound].prefix { 0x30...0x39 ~= $0 }
      at = max(digits.endIndex, start)
      replace(digits.indices) { value, _ in marker.slot(value) }
    }
  }
}
