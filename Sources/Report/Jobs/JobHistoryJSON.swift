#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes what is remembered of jobs as JSON.
public struct JobHistoryJSONRenderer: Sendable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.jobs/1"

  /// A renderer.
  public init() {}

  private struct Form: Encodable {
    let schema: String
    let jobs: [JobHistory]
  }

  /// The jobs as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no job does.
  public func render(_ jobs: [JobHistory]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let form = Form(schema: Self.schema, jobs: jobs)
    return String(decoding: try encoder.encode(form), as: UTF8.self) + "\n"
  }
}
