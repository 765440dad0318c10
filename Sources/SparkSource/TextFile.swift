#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that people write by hand.
package enum TextFile {
  /// The greatest file that is read, so that a log named by mistake does not fill the memory.
  static let greatestSize = 4 << 20

  /// The whole text of a file, or of what a pipe gives.
  /// - Parameter path: The file.
  /// - Returns: Its text; what is not UTF-8 becomes U+FFFD.
  /// - Throws: `SourceError` for a file that cannot be read, or holds no text.
  package static func text(at path: String) throws(SourceError) -> String {
    func refuse(_ problem: String) -> SourceError {
      SourceError(.unreadable, at: SourceLocation(file: path), problem)
    }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw refuse("no such file; give a spark-defaults.conf or words like key=value")
    }
    guard !isDirectory else { throw refuse("a directory; give the spark-defaults.conf in it") }
    guard let bytes = bytes(at: path) else { throw refuse("not readable; check its permissions") }
    guard bytes.count <= greatestSize else {
      throw refuse("larger than the 4 MiB a configuration may have; give a spark-defaults.conf")
    }
    guard !bytes.contains(0) else {
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      throw refuse(
        isUTF16
          ? "UTF-16, which Spark does not read; write it as UTF-8"
          : "not a text; give a spark-defaults.conf")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of a file, and not many more than are allowed: a device may give them without end.
  private static func bytes(at path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    // It was opened here, and nobody else has it.
    defer { _ = unsafe fclose(file) }
    var bytes: [UInt8] = []
    let step = 64 << 10
    var buffer = [UInt8](repeating: 0, count: step)
    while bytes.count <= greatestSize {
      // The buffer is as long as is said, and fread keeps no pointer to it.
      let count = unsafe fread(&buffer, 1, step, file)
      if count == 0 { break }
      bytes += buffer.prefix(count)
    }
    // The file is still open.
    return unsafe ferror(file) == 0 ? bytes : nil
  }
}
