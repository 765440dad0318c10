/// Chunks of LZF, by a compressor that looks one repetition back and needs no speed.
enum LZFWriter {
  /// A chunk of at most 65,535 bytes, stored if it would not get smaller.
  static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    let packed = payload(bytes)
    let magic = Array("ZV".utf8)
    guard packed.count < bytes.count else {
      return magic + [0] + .bigEndian(bytes.count, count: 2) + bytes
    }
    return magic + [1] + .bigEndian(packed.count, count: 2) + .bigEndian(bytes.count, count: 2)
      + packed
  }

  private static func payload(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var literals: [UInt8] = []
    var last: [ArraySlice<UInt8>: Int] = [:]
    var position = 0
    func flush() {
      for run in literals.pieces(32) { output += [UInt8(run.count - 1)] + run }
      literals = []
    }
    while position < bytes.count {
      let key = bytes[position...].prefix(3)
      let before = last[key]
      last[key] = position
      guard key.count == 3, let before, position - before <= 8192 else {
        literals.append(bytes[position])
        position += 1
        continue
      }
      flush()
      var length = 3
      while length < 264, position + length < bytes.count,
        bytes[before + length] == bytes[position + length]
      { length += 1 }
      let distance = position - before - 1
      let high = UInt8(distance >> 8)
      if length - 2 < 7 {
        output.append(UInt8(length - 2) << 5 | high)
      } else {
        output += [7 << 5 | high, UInt8(length - 2 - 7)]
      }
      output.append(UInt8(distance & 0xFF))
      position += length
    }
    flush()
    return output
  }
}
