import CZstd

/// Decompresses zstd: any number of frames one after the other, as Spark writes them (it closes a
/// frame at every flush). A last frame that is cut gives what it holds.
///
/// Safe: the one unsafe thing in it, libzstd's context, never leaves it.
@safe
final class ZstdSource: ByteSource {
  private let source: any ByteSource
  // libzstd owns what this points to; it is created in init, freed in deinit, and used by nobody
  // else. Null, if there was no memory for it, is refused by libzstd as an error code.
  private let context: OpaquePointer?
  private var input: [UInt8]
  private var inputRange = 0..<0
  private var consumedBefore: Int64 = 0
  private var isInsideFrame = false
  private var outputMayRemain = false
  private(set) var damage: String?

  init(_ source: any ByteSource) {
    self.source = source
    unsafe context = ZSTD_createDStream()
    input = [UInt8](repeating: 0, count: ZSTD_DStreamInSize())
  }

  deinit {
    unsafe ZSTD_freeDStream(context)
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard damage == nil, offset < buffer.count else { return 0 }
    while true {
      if inputRange.isEmpty && !outputMayRemain {
        guard try refill() else {
          if isInsideFrame { damage = "ends in the middle of a zstd frame" }
          return 0
        }
      }
      let written = decompress(into: &buffer, at: offset)
      if written > 0 || damage != nil { return written }
    }
  }

  private func refill() throws(EventLogError) -> Bool {
    consumedBefore += Int64(inputRange.upperBound)
    let count = try source.read(into: &input, at: 0)
    inputRange = 0..<count
    return count > 0
  }

  private func decompress(into buffer: inout [UInt8], at offset: Int) -> Int {
    let hint: Int
    let read: Int
    let end: Int
    (hint, read, end) = unsafe input.withUnsafeBytes { bytes in
      unsafe buffer.withUnsafeMutableBytes { output in
        // Both buffers outlive the call, and libzstd keeps its positions within the sizes given.
        var from = unsafe ZSTD_inBuffer(
          src: bytes.baseAddress, size: inputRange.upperBound, pos: inputRange.lowerBound)
        var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: offset)
        let hint = unsafe ZSTD_decompressStream(context, &to, &from)
        return unsafe (hint, from.pos, to.pos)
      }
    }
    if ZSTD_isError(hint) != 0 {
      let reason = unsafe String(cString: ZSTD_getErrorName(hint))
      damage =
        "is damaged near compressed byte \(consumedBefore + Int64(inputRange.lowerBound)): "
        + "zstd says \"\(reason)\""
    } else {
      isInsideFrame = hint != 0
      inputRange = read..<inputRange.upperBound
      outputMayRemain = end == buffer.count && hint != 0
    }
    return end - offset
  }
}
