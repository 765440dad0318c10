import Dispatch
public import ServerAccess
public import SparkProfile
import Synchronization

extension SparkServer {
  /// An application that has more for it than so many calls ask for is told of as it is known then.
  private static let mostCalls = 20

  /// What the application has done so far, asked for as often as it takes to have all of it.
  ///
  /// What a server is too slow to give within ``RESTLimits/call`` is left out.
  ///
  /// - Returns: The profile.
  /// - Throws: ``ServerError`` if it cannot be told.
  public func wholeProfile() async throws(ServerError) -> SparkProfile {
    let end = ContinuousClock.now + limits.call
    var profile = try await application().profile
    var calls = 1
    while !isComplete, calls < Self.mostCalls, .now < end {
      profile = try await application().profile
      calls += 1
    }
    return profile
  }

  /// The same for a command that does one thing: nothing else happens on its thread meanwhile.
  ///
  /// - Returns: The profile, or why it cannot be told.
  @available(*, noasync)
  public nonisolated func waitForProfile() -> Result<SparkProfile, ServerError> {
    let answer = Answer()
    Task.detached {
      do throws(ServerError) {
        answer.give(.success(try await self.wholeProfile()))
      } catch {
        answer.give(.failure(error))
      }
    }
    return answer.wait()
  }
}

/// A value that one thread waits for and another one gives.
private final class Answer: Sendable {
  private let value: Mutex<Result<SparkProfile, ServerError>> = Mutex(
    .failure(ServerError(.brokeOff, address: "", message: "was not asked")))
  private let isGiven = DispatchSemaphore(value: 0)

  func give(_ value: Result<SparkProfile, ServerError>) {
    self.value.withLock { $0 = value }
    isGiven.signal()
  }

  func wait() -> Result<SparkProfile, ServerError> {
    isGiven.wait()
    return value.withLock { $0 }
  }
}
