/// A container of blocks, each of which says how long it is before and after decompression and is
/// decompressed whole.
protocol BlockFormat {
  /// What one of the blocks is called, with an article.
  static var blockName: String { get }

  init()

  /// Looks at what comes next.
  mutating func next(_ input: inout BufferedInput) throws(EventLogError) -> BlockStep

  /// Decompresses one block into exactly the room that it needs; what is wrong if it cannot.
  func decode(
    _ payload: UnsafeRawBufferPointer, of block: Block,
    into output: UnsafeMutableRawBufferPointer
  ) -> String?
}

/// What comes next in a container of blocks.
enum BlockStep {
  case block(Block)
  /// So many bytes that hold no data.
  case skip(Int)
  /// The end, where it may be.
  case end
  /// The end, in the middle of a block.
  case cut
  /// The end, at a place where the format goes on; how, as the rest of a sentence.
  case openEnd(String)
  /// What is wrong, as a clause.
  case damaged(String)
}

/// A block as its header describes it. Formats bound the lengths before they make one.
struct Block {
  /// Bytes before the payload.
  var headerCount: Int
  /// Bytes of the payload as it is in the container.
  var payloadCount: Int
  /// Bytes that it holds; at least 1.
  var decodedCount: Int
  /// Whether the payload is not compressed.
  var isStored = false
  /// What the container says to be the checksum of the decoded bytes.
  var checksum: Int?
}

/// Blocks one after the other, decoded into the reader's buffer where there is room for a whole
/// one, through a buffer of its own where not.
final class BlockSource<Format: BlockFormat>: ByteSource {
  private var input: BufferedInput
  private var format = Format()
  private var held: [UInt8] = []
  private var heldRange = 0..<0
  private var ownDamage: SourceDamage?

  init(_ source: any ByteSource) {
    input = BufferedInput(source)
  }

  /// The source's own damage is the cause where there is one.
  var damage: SourceDamage? { input.sourceDamage ?? ownDamage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard offset < buffer.count else { return 0 }
    while heldRange.isEmpty {
      guard let block = try nextBlock() else { return 0 }
      if block.decodedCount <= buffer.count - offset {
        guard decode(block, into: &buffer, at: offset) else { return 0 }
        return block.decodedCount
      }
      if held.count < block.decodedCount {
        held = [UInt8](repeating: 0, count: block.decodedCount)
      }
      guard decode(block, into: &held, at: 0) else { return 0 }
      heldRange = 0..<block.decodedCount
    }
    return giveHeld(into: &buffer, at: offset)
  }

  /// The next block that holds something, all of it in the input.
  private func nextBlock() throws(EventLogError) -> Block? {
    while ownDamage == nil {
      switch try format.next(&input) {
      case .block(let block):
        if try input.fill(to: block.headerCount + block.payloadCount) { return block }
        ownDamage = .cut("ends in the middle of \(Format.blockName)")
      case .skip(let count):
        input.take(count)
      case .end:
        return nil
      case .cut:
        ownDamage = .cut("ends in the middle of \(Format.blockName)")
      case .openEnd(let how):
        ownDamage = .cut(how)
      case .damaged(let reason):
        noteDamage(reason)
      }
    }
    return nil
  }

  private func decode(_ block: Block, into buffer: inout [UInt8], at offset: Int) -> Bool {
    let reason = unsafe input.withBytes { bytes in
      unsafe buffer.withUnsafeMutableBytes { output in
        // Both slices are checked against the bounds of their buffers.
        unsafe format.decode(
          UnsafeRawBufferPointer(
            rebasing: bytes[block.headerCount..<(block.headerCount + block.payloadCount)]),
          of: block,
          into: UnsafeMutableRawBufferPointer(
            rebasing: output[offset..<(offset + block.decodedCount)]))
      }
    }
    if let reason {
      noteDamage(reason)
    } else {
      input.take(block.headerCount + block.payloadCount)
    }
    return reason == nil
  }

  private func noteDamage(_ reason: String) {
    ownDamage = .damaged("is damaged near compressed byte \(input.position): \(reason)")
  }

  private func giveHeld(into buffer: inout [UInt8], at offset: Int) -> Int {
    let count = min(heldRange.count, buffer.count - offset)
    unsafe held.withUnsafeBytes { bytes in
      unsafe buffer.withUnsafeMutableBytes { output in
        // Both slices are checked against the bounds of their buffers.
        unsafe UnsafeMutableRawBufferPointer(rebasing: output[offset..<(offset + count)])
          .copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[heldRange.prefix(count)]))
      }
    }
    heldRange = heldRange.dropFirst(count)
    return count
  }
}
