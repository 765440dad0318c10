#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes predictions as JSON (`ballast.prediction/1`), with sizes as whole numbers of bytes.
public struct PredictionJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// One prediction as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no finite report does.
  public func render(_ report: PredictionReport) throws -> String {
    try text(of: report, .prettyPrinted)
  }

  /// One document in each line, in the order of the predictions.
  ///
  /// Throws only what encoding throws, which no finite report does.
  public func renderLines(_ reports: [PredictionReport]) throws -> String {
    try reports.map { try text(of: $0, []) }.joined()
  }

  private func text(
    of report: PredictionReport, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    let document = try encoder.encode(PredictionDocument(report))
    return String(decoding: document, as: UTF8.self) + "\n"
  }
}
