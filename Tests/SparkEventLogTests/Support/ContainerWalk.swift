/// Finds the end of a JSON container byte by byte, with nothing of the reader.
enum ContainerWalk {
  /// The offset behind the bracket that closes the object or array with which the bytes begin; nil
  /// if they end before it.
  static func end(of bytes: [UInt8]) -> Int? {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for (offset, byte) in bytes.enumerated() {
      let wasEscaped = isEscaped
      isEscaped = false
      switch UnicodeScalar(byte) {
      case "\\" where !wasEscaped: isEscaped = true
      case "\"" where !wasEscaped: isInString.toggle()
      case "{" where !isInString, "[" where !isInString: depth += 1
      case "}" where !isInString, "]" where !isInString:
        depth -= 1
        if depth == 0 { return offset + 1 }
      default: break
      }
    }
    return nil
  }
}
