#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes an ``ExplainReport`` as JSON, with sizes as whole numbers of bytes.
public struct ExplainJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no report of valid layouts does.
  public func render(_ report: ExplainReport) throws -> String {
    try text(report)
  }

  /// The comparison as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no comparison of valid layouts does.
  public func render(_ comparison: ExplainComparison) throws -> String {
    try text(comparison)
  }

  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
