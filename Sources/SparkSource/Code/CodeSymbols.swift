/// The symbols of languages that are longer than a character.
enum CodeSymbols {
  /// How many units the symbol at an index takes; at least one.
  static func length(at index: Int, in units: ArraySlice<UInt16>, _ language: CodeLanguage) -> Int {
    if language == .r, units[index] == 0x25, let end = percentOperator(at: index, in: units) {
      return end - index
    }
    if language == .scala { return max(1, scalaOperator(at: index, in: units)) }
    for symbol in symbols(language) where units[index...].starts(with: symbol) {
      return symbol.count
    }
    return 1
  }

  /// The end of an operator of R such as `%>%`, which is on one line and short.
  private static func percentOperator(at index: Int, in units: ArraySlice<UInt16>) -> Int? {
    let rest = units[(index + 1)...].prefix(16)
    guard let end = rest.firstIndex(of: 0x25), !rest[..<end].contains(.lineFeed) else { return nil }
    return end + 1
  }

  /// Scala makes one operator of all characters of operators that stand together.
  private static func scalaOperator(at index: Int, in units: ArraySlice<UInt16>) -> Int {
    units[index...].prefix(8).prefix { operatorUnits.contains($0) }.count
  }

  private static let operatorUnits = Set("+-*/<>=!&|^%~:#@?\\".utf16)

  private static func symbols(_ language: CodeLanguage) -> [[UInt16]] {
    switch language {
    case .python: python
    case .java: java
    case .r: r
    case .scala, .sql: []
    }
  }

  private static let python = longestFirst(
    "**= //= >>= <<= -> := == != <= >= += -= *= /= %= &= |= ^= ** // << >>")
  private static let java = longestFirst("-> :: == != <= >= += -= *= /= %= &= |= ^= && || ++ --")
  private static let r = longestFirst("<<- ->> ::: <- -> |> :: == != <= >= && ||")

  private static func longestFirst(_ text: String) -> [[UInt16]] {
    text.split(separator: " ").map { Array($0.utf16) }.sorted { $0.count > $1.count }
  }
}
