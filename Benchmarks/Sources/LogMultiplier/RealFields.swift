/// The first number that a key has in a line, for the few that the multiplier needs by themselves.
struct RealFields {
  private let line: [UInt8]

  init(_ line: some Collection<UInt8>) {
    self.line = Array(line)
  }

  subscript(key: String) -> Int? {
    let wanted = Array("\"\(key)\":".utf8)
    guard let found = line.firstRange(of: wanted) else { return nil }
    let digits = line[found.upperBound...].prefix { 0x30...0x39 ~= $0 }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
