extension JSONScanner {
  /// Reads an object whose fields mostly come in a known order: calls `read` at each field's value
  /// with the field, nil if its name is none of `names`.
  ///
  /// Returns false, having skipped the value, if the value here is no object.
  @discardableResult
  @inline(__always)
  mutating func readObject<Field>(
    _ names: FieldNames<Field>,
    _ read: (inout JSONScanner, Field?) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try openObject() else { return false }
    try readFields(names, from: 0, read)
    return true
  }

  /// Reads an object as above, of which the first fields are mostly integers: those that come in
  /// order are given to `leading` all at once, the first one first, and only the others to `read`.
  @discardableResult
  @inline(__always)
  mutating func readObject<Field>(
    _ names: FieldNames<Field>,
    leading: (borrowing Span<Int64>) -> Void,
    _ read: (inout JSONScanner, Field?) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try openObject() else { return false }
    try readFields(names, from: cursor.readLeadingIntegers(names, leading), read)
    return true
  }

  @inline(__always)
  private mutating func readFields<Field>(
    _ names: FieldNames<Field>, from first: Int,
    _ read: (inout JSONScanner, Field?) throws(JSONError) -> Void
  ) throws(JSONError) {
    var expected = first
    var isFirst = first == 0
    while true {
      if expected < names.count, advance(to: names.token(expected), isFirst: isFirst) {
        let field = names[expected]
        expected += 1
        isFirst = false
        try read(&self, field)
        continue
      }
      guard try nextField(isFirst: isFirst) else { return }
      isFirst = false
      let found = index(in: names, from: expected)
      if let found { expected = found + 1 }
      try read(&self, found.map { names[$0] })
    }
  }

  /// Moves to the value of the next field if that field's name and nothing else comes next.
  @inline(__always)
  private mutating func advance(to token: RawSpan, isFirst: Bool) -> Bool {
    isFirst ? cursor.skip(token) : cursor.skipComma(and: token)
  }

  /// Which of the names the field has that is being read.
  private func index<Field>(in names: FieldNames<Field>, from expected: Int) -> Int? {
    if keyHasEscapes {
      let text = keyText
      return (0..<names.count).first { names.name($0) == text }
    }
    for offset in 0..<names.count {
      let index = (expected + offset) % names.count
      let token = names.token(index)
      // A token is the name in quotes, and a colon.
      guard token.byteCount == key.count + 3 else { continue }
      if cursor.matches(token.extracting(1..<(token.byteCount - 2)), at: key.lowerBound) {
        return index
      }
    }
    return nil
  }
}
