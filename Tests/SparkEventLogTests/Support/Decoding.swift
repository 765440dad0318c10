@testable import SparkEventLog

/// What a reader gets out of compressed bytes.
struct Decoding: Equatable {
  var bytes: [UInt8]
  var damage: String?

  /// Everything in `source`, through a buffer of so many bytes.
  init(_ source: any ByteSource, bufferSize: Int = 64 << 10) throws {
    bytes = []
    var buffer = [UInt8](repeating: 0xAA, count: bufferSize)
    while true {
      let count = try source.read(into: &buffer, at: 0)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    damage = source.damage?.description
  }

  /// Everything in compressed bytes, told what they are by themselves.
  init(of bytes: [UInt8], step: Int = .max, bufferSize: Int = 64 << 10) throws {
    try self.init(
      Codec.decoded(MemorySource(bytes, step: step), name: "memory"), bufferSize: bufferSize)
  }
}

/// Bytes to compress.
enum Sample {
  /// Events that differ a little, as a log's do.
  static func json(_ count: Int, seed: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var task = seed
    while bytes.count < count {
      task += 1
      bytes += Array(
        #"{"Event":"SparkListenerTaskEnd","Task ID":\#(task),"Run":\#(task &* 7919 % 1000)}"#.utf8)
      bytes.append(0x0A)
    }
    return Array(bytes.prefix(count))
  }

  /// Bytes that nothing compresses.
  static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed &+ 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }
}
