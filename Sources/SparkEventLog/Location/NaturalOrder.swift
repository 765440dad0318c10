/// Whether a name comes before another one when runs of digits count as numbers, so that attempt 10
/// comes after attempt 2. Different names are never equal in this order.
func precedesNaturally(_ first: String, _ second: String) -> Bool {
  var left = first.utf8[...]
  var right = second.utf8[...]
  while let a = left.first, let b = right.first {
    if isDigit(a), isDigit(b) {
      let x = takeNumber(&left)
      let y = takeNumber(&right)
      // Without leading zeros, a longer number is a greater one.
      if x.count != y.count { return x.count < y.count }
      if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
    } else if a != b {
      return a < b
    } else {
      left.removeFirst()
      right.removeFirst()
    }
  }
  if left.isEmpty != right.isEmpty { return left.isEmpty }
  return first.utf8.lexicographicallyPrecedes(second.utf8)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// The number at the front, without leading zeros.
private func takeNumber(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
  let digits = text.prefix(while: isDigit)
  text = text[digits.endIndex...]
  return digits.drop { $0 == UInt8(ascii: "0") }
}
