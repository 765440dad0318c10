import ServerAccess

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks Spark's REST interface, and counts how often.
struct RESTClient: ~Copyable {
  private let client: ServerClient
  private let place: ApplicationPlace
  private var rest: Int
  private let end: ContinuousClock.Instant
  /// Bytes of the answers.
  private(set) var byteCount: Int64 = 0

  /// A client for the requests of one call.
  init(_ client: ServerClient, at place: ApplicationPlace, limits: RESTLimits) {
    self.client = client
    self.place = place
    rest = limits.requests
    end = .now + limits.call
  }

  /// Whether another request may be made.
  var mayAsk: Bool { rest > 0 && .now < end }

  /// What the interface gives at a path.
  ///
  /// - Throws: ``ServerError`` if it gives nothing, or not what Spark gives there.
  mutating func get<Value: Decodable & Sendable>(
    _ path: String, as type: Value.Type = Value.self
  ) async throws(ServerError) -> Value {
    rest -= 1
    let address = place.address(of: path)
    let bytes = try await client.get(address)
    byteCount = byteCount.addingReportingOverflow(Int64(bytes.count)).partialValue
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw ServerError(
        .malformed, address: address.url,
        message: "is not answered as Spark's REST interface does (\(Self.reason(error))); is a "
          + "driver or a History Server there?")
    }
  }

  /// What the interface gives at a path that not every Spark has; nil where it has none.
  mutating func getIfThere<Value: Decodable & Sendable>(
    _ path: String, as type: Value.Type = Value.self
  ) async throws(ServerError) -> Value? {
    do {
      return try await get(path, as: type)
    } catch {
      if case .refused(status: 404) = error.kind { return nil }
      throw error
    }
  }

  /// What is wrong, without what the server sent.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "no \(key.stringValue)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "another type at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
    default: "no JSON"
    }
  }
}
