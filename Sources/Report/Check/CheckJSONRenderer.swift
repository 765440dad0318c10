#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes a ``CheckReport`` as JSON, `ballast.check/1`.
public struct CheckJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no report does.
  public func render(_ report: CheckReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(CheckDocument(report)), as: UTF8.self) + "\n"
  }
}
