#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a plan as JSON (`ballast.plan/1`), with sizes as whole numbers of bytes.
public struct PlanJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The plan as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no finite report does.
  public func render(_ report: PlanReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
