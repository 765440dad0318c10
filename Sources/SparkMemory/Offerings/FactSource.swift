/// Where a figure of an offering is written, and how far it can be trusted.
public struct FactSource: Hashable, Sendable, Codable {
  /// How a figure is known.
  public enum Confidence: String, Hashable, Sendable, Codable, CaseIterable {
    /// The provider's documentation states it.
    case documented
    /// Others quote the provider's documentation, or it follows from what is documented.
    case derived
    /// Clusters show it, and the provider promises nothing.
    case observed
  }

  /// The title of the page.
  public let title: String
  /// Its address.
  public let url: String
  /// The release or the time that the figure is of.
  public let asOf: String
  /// How the figure is known.
  public let confidence: Confidence

  init(_ title: String, _ url: String, asOf: String, _ confidence: Confidence = .documented) {
    self.title = title
    self.url = url
    self.asOf = asOf
    self.confidence = confidence
  }
}

extension FactSource: CustomStringConvertible {
  /// How far it can be trusted and what it is of: `documented, EMR 4.4 and later`.
  public var description: String { "\(confidence.rawValue), \(asOf)" }
}
