import CZlib

/// Zips as programs write them, and as no program should.
struct ZipWriter {
  var isDeflated = true
  /// Sizes after the data, as Java's `ZipOutputStream` writes them.
  var describesLater = true
  /// Sizes and offsets in 64 bits, as for more than 4 GiB.
  var isWide = false
  var flags = 0
  /// What is written in place of the true method, size or checksum.
  var method: Int?
  var claimedSize: UInt64?
  var checksumChange: UInt32 = 0
  var comment: [UInt8] = []

  static func zip(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    ZipWriter().zip(files)
  }

  func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let packed = isDeflated ? Self.deflated(file.bytes) : file.bytes
      let name = Array(file.name.utf8)
      let method = method ?? (isDeflated ? 8 : 0)
      let flags = flags | (describesLater ? 8 : 0)
      let checksum = Self.checksum(file.bytes) ^ checksumChange
      let size = claimedSize ?? UInt64(file.bytes.count)
      let packedSize = claimedSize ?? UInt64(packed.count)
      let offset = bytes.count
      let narrow = isWide ? UInt32.max : UInt32(clamping: size)
      let narrowPacked = isWide ? UInt32.max : UInt32(clamping: packedSize)
      let wide =
        isWide
        ? Self.number(1, 2) + Self.number(24, 2) + Self.number(size, 8)
          + Self.number(packedSize, 8) + Self.number(UInt64(offset), 8) : []
      bytes += Self.number(0x0403_4B50, 4) + Self.number(45, 2) + Self.number(UInt64(flags), 2)
      bytes += Self.number(UInt64(method), 2) + Self.number(0, 4)
      bytes += Self.number(describesLater ? 0 : UInt64(checksum), 4)
      bytes += Self.number(describesLater ? 0 : UInt64(narrowPacked), 4)
      bytes += Self.number(describesLater ? 0 : UInt64(narrow), 4)
      bytes += Self.number(UInt64(name.count), 2)
      bytes += Self.number(describesLater ? 0 : UInt64(wide.count), 2)
      bytes += name + (describesLater ? [] : wide) + packed
      if describesLater {
        bytes += Self.number(0x0807_4B50, 4) + Self.number(UInt64(checksum), 4)
        bytes += Self.number(packedSize, isWide ? 8 : 4) + Self.number(size, isWide ? 8 : 4)
      }
      directory += Self.number(0x0201_4B50, 4) + Self.number(45, 2) + Self.number(45, 2)
      directory += Self.number(UInt64(flags), 2) + Self.number(UInt64(method), 2)
      directory += Self.number(0, 4) + Self.number(UInt64(checksum), 4)
      directory += Self.number(UInt64(narrowPacked), 4) + Self.number(UInt64(narrow), 4)
      directory += Self.number(UInt64(name.count), 2) + Self.number(UInt64(wide.count), 2)
      directory += Self.number(0, 2) + Self.number(0, 8)
      directory += Self.number(isWide ? UInt64(UInt32.max) : UInt64(offset), 4) + name + wide
    }
    return bytes + directory + end(of: files.count, directory: directory.count, at: bytes.count)
  }

  private func end(of count: Int, directory: Int, at offset: Int) -> [UInt8] {
    let (count, length, start) = (UInt64(count), UInt64(directory), UInt64(offset))
    var end: [UInt8] = []
    if isWide {
      end += Self.number(0x0606_4B50, 4) + Self.number(44, 8) + Self.number(45, 2)
      end += Self.number(45, 2) + Self.number(0, 8) + Self.number(count, 8)
      end += Self.number(count, 8) + Self.number(length, 8) + Self.number(start, 8)
      end += Self.number(0x0706_4B50, 4) + Self.number(0, 4) + Self.number(start + length, 8)
      end += Self.number(1, 4)
    }
    end += Self.number(0x0605_4B50, 4) + Self.number(0, 4)
    end += Self.number(isWide ? 0xFFFF : count, 2) + Self.number(isWide ? 0xFFFF : count, 2)
    end += Self.number(isWide ? UInt64(UInt32.max) : length, 4)
    end += Self.number(isWide ? UInt64(UInt32.max) : start, 4)
    return end + Self.number(UInt64(comment.count), 2) + comment
  }

  private static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    // The pointer is used during the call only.
    let sum = unsafe bytes.withUnsafeBufferPointer {
      unsafe crc32(0, $0.baseAddress, UInt32($0.count))
    }
    return UInt32(truncatingIfNeeded: sum)
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var input = bytes
    var stream = unsafe z_stream()
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 1000)
    // The stream stays where it is between the three calls, and the buffers outlive them.
    unsafe withUnsafeMutablePointer(to: &stream) { stream in
      unsafe input.withUnsafeMutableBufferPointer { from in
        unsafe output.withUnsafeMutableBufferPointer { to in
          unsafe deflateInit2_(
            stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
          unsafe stream.pointee.next_in = from.baseAddress
          unsafe stream.pointee.avail_in = UInt32(from.count)
          unsafe stream.pointee.next_out = to.baseAddress
          unsafe stream.pointee.avail_out = UInt32(to.count)
          unsafe deflate(stream, Z_FINISH)
          unsafe deflateEnd(stream)
        }
      }
    }
    let count = unsafe Int(stream.total_out)
    return Array(output.prefix(count))
  }
}
