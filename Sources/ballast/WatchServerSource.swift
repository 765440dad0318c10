import ServerAccess
import SparkProfile
import SparkREST
import Watch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A driver or a History Server that is asked how an application does.
struct WatchServerSource: LiveSource {
  let name: String
  let isRemote = true
  private let server: SparkServer

  /// The server at an address; nil for what is no address.
  init?(address: String) {
    guard
      let server = SparkServer(
        address: address, environment: ProcessInfo.processInfo.environment)
    else { return nil }
    self.server = server
    name = server.name
  }

  func next() async throws(WatchTrouble) -> LiveApplication {
    do throws(ServerError) {
      return try await askTwice()
    } catch {
      // What was there before may come back, such as a driver that is started anew; and one that
      // is starting answers with a page that asks for patience.
      let mayPass = error.isTransient || error.hasGoneAway || error.kind == .malformed
      throw WatchTrouble(mayPass ? .passing : .lasting, error.description)
    }
  }

  /// Where another application or attempt has taken the place, the first answer only says so.
  private func askTwice() async throws(ServerError) -> LiveApplication {
    do throws(ServerError) {
      return try await server.application()
    } catch {
      guard case .replaced = error.kind else { throw error }
      return try await server.application()
    }
  }
}
