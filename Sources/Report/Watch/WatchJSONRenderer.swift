import Advisor
import SparkProfile
public import Watch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a picture of a running application as JSON, `ballast.watch/1`, in one line.
public struct WatchJSONRenderer: Sendable {
  /// The name and version of the form.
  public static let schema = "ballast.watch/1"

  /// A renderer.
  public init() {}

  /// The picture in one line, with its line break.
  ///
  /// - Throws: Only what encoding throws, which no picture does.
  public func render(_ picture: WatchPicture) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(WatchDocument(picture)), as: UTF8.self) + "\n"
  }
}
