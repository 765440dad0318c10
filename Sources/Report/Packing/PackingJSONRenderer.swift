#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes a ``PackingReport`` as JSON, with sizes as whole numbers of bytes.
public struct PackingJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no report does.
  public func render(_ report: PackingReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
