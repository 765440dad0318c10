/// The LZF compression itself, for which there is no library where there are those of the others.
///
/// A control byte below 32 is followed by so many bytes and one more, as they are. In any other,
/// the upper three bits are the length of a repetition less 2; if all are set, the next byte is
/// added to it. The lower five bits and one more byte are its distance less 1.
///
/// Source: liblzf, `lzf_d.c`, as compress-lzf's `ChunkDecoder` reads it.
enum LZF {
  private static let literals = 32
  private static let longLength = 7

  /// Decompresses into exactly the room that there is; false if this is not what the input holds.
  ///
  /// Every access below is within a buffer, because the guard before it says so.
  static func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var read = 0
    var written = 0
    while read < input.count {
      let control = unsafe Int(input[read])
      read += 1
      if control < literals {
        let count = control + 1
        guard count <= input.count - read, count <= output.count - written else { return false }
        unsafe UnsafeMutableRawBufferPointer(rebasing: output[written..<(written + count)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: input[read..<(read + count)]))
        read += count
        written += count
      } else {
        var count = control >> 5
        if count == longLength {
          guard read < input.count else { return false }
          unsafe count += Int(input[read])
          read += 1
        }
        count += 2
        guard read < input.count else { return false }
        let distance = unsafe ((control & 0x1F) << 8 | Int(input[read])) + 1
        read += 1
        guard distance <= written, count <= output.count - written else { return false }
        if distance >= count {
          let start = written - distance
          unsafe UnsafeMutableRawBufferPointer(rebasing: output[written..<(written + count)])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: output[start..<(start + count)]))
        } else {
          // It repeats what it itself has just written.
          for position in written..<(written + count) {
            unsafe output[position] = output[position - distance]
          }
        }
        written += count
      }
    }
    return written == output.count
  }
}
