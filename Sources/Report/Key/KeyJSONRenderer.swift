#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes a ``KeyReport`` as JSON.
public struct KeyJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no report does.
  public func render(_ report: KeyReport) throws -> String {
    try text(report)
  }

  /// One report as an object, several as a list of objects.
  ///
  /// Throws only what encoding throws, which no report does.
  public func render(_ reports: [KeyReport]) throws -> String {
    if reports.count == 1, let only = reports.first { return try text(only) }
    return try text(reports)
  }

  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
