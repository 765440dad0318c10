extension StringProtocol {
  /// The text without the characters up to U+0020 at both ends, as `java.lang.String.trim` does it.
  var trimmedAsJava: String {
    var rest = Substring(self).unicodeScalars
    while let first = rest.first, first.value <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last.value <= 0x20 { rest.removeLast() }
    return String(rest)
  }

  /// The text cut to a length that fits into a message of one line.
  var abbreviated: String {
    let limit = 40
    guard count > limit else { return String(self) }
    return String(prefix(limit - 1)) + "…"
  }
}

extension Int64 {
  /// A double as Scala's `toLong` gives it: towards zero, at the limits when out of range, and zero
  /// for what is not a number.
  init(truncatingAsScala value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= 0x1p63 {
      self = .max
    } else if value <= -0x1p63 {
      self = .min
    } else {
      self = Int64(value)
    }
  }
}
