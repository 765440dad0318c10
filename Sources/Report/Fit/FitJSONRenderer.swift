#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a ``FitReport`` as JSON, with sizes as whole numbers of bytes.
public struct FitJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no finite report does.
  public func render(_ report: FitReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
