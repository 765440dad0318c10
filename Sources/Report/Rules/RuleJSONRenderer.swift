public import Advisor

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes rules with their pages as JSON.
public struct RuleJSONRenderer: Sendable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.rules/1"

  /// A renderer.
  public init() {}

  private struct Form: Encodable {
    let schema: String
    let rules: [RuleDescription]
  }

  /// The rules as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no rule does.
  public func render(_ rules: [RuleDescription]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let form = Form(schema: Self.schema, rules: rules)
    return String(decoding: try encoder.encode(form), as: UTF8.self) + "\n"
  }
}
