/// A codec whose library takes input and gives output in pieces of any size.
protocol StreamDecoder: ~Copyable {
  /// What the format calls one of the parts that may follow each other, with an article.
  static var part: String { get }

  init()

  /// Decodes some of `input`, which is empty only when more output may be left from before, into
  /// `output`, which has room.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep
}

/// What one call of a decoder did.
struct DecodingStep {
  /// Where the decoder stands after it.
  enum State {
    case insidePart
    case betweenParts
    /// What is wrong, as a clause.
    case failed(String)

    /// What to make of it where there was input, and nothing was read or written: without an end
    /// here there would be none.
    var afterNothing: State {
      if case .failed = self { self } else { .failed("nothing comes of what is there") }
    }
  }
  var read: Int
  var written: Int
  var state: State
}

/// Any number of compressed streams, one after the other, decoded into the reader's own buffer.
/// A last one that is cut gives what it holds.
final class StreamSource<Decoder: StreamDecoder & ~Copyable>: ByteSource {
  private var input: BufferedInput
  private var decoder = Decoder()
  private var isInsidePart = false
  private var outputMayRemain = false
  private var ownDamage: SourceDamage?

  init(_ source: any ByteSource) {
    input = BufferedInput(source)
  }

  /// The source's own damage is the cause where there is one.
  var damage: SourceDamage? { input.sourceDamage ?? ownDamage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard ownDamage == nil, offset < buffer.count else { return 0 }
    while true {
      if input.count == 0, !outputMayRemain, try !input.fill(to: 1) {
        if isInsidePart { ownDamage = .cut("ends in the middle of \(Decoder.part)") }
        return 0
      }
      let written = decode(into: &buffer, at: offset)
      if written > 0 || ownDamage != nil { return written }
    }
  }

  private func decode(into buffer: inout [UInt8], at offset: Int) -> Int {
    let step = unsafe input.withBytes { bytes in
      unsafe buffer.withUnsafeMutableBytes { output in
        // The slice is checked against the buffer's bounds, and is used only within the closure.
        unsafe decoder.decode(
          bytes, into: UnsafeMutableRawBufferPointer(rebasing: output[offset...]))
      }
    }
    let isStuck = step.read == 0 && step.written == 0 && input.count > 0
    input.take(step.read)
    outputMayRemain = false
    switch isStuck ? step.state.afterNothing : step.state {
    case .failed(let reason):
      ownDamage = .damaged("is damaged near compressed byte \(input.position): \(reason)")
    case .insidePart:
      isInsidePart = true
      outputMayRemain = step.written == buffer.count - offset
    case .betweenParts:
      isInsidePart = false
    }
    return step.written
  }
}
