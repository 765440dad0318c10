#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that people write by hand.
enum TextFile {
  /// The greatest file that is read, so that a log named by mistake does not fill the memory.
  static let greatestSize = 4 << 20

  /// The whole text of a file.
  /// - Parameter path: The file.
  /// - Returns: Its text; what is not UTF-8 becomes U+FFFD.
  /// - Throws: `SourceError` for a file that cannot be read, or holds no text.
  static func text(at path: String) throws(SourceError) -> String {
    func refuse(_ problem: String) -> SourceError {
      SourceError(.unreadable, at: SourceLocation(file: path), problem)
    }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw refuse("no such file; give a spark-defaults.conf or words like key=value")
    }
    guard !isDirectory else { throw refuse("a directory; give the spark-defaults.conf in it") }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes?[.size] as? Int) ?? (attributes?[.size] as? UInt64).map(Int.init) ?? 0
    guard size <= greatestSize else {
      throw refuse("too large for a configuration (\(size) bytes); give a spark-defaults.conf")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refuse("not readable; check its permissions")
    }
    guard !data.contains(0) else { throw refuse("not a text; give a spark-defaults.conf") }
    return String(decoding: data, as: UTF8.self)
  }
}
