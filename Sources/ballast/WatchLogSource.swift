import Dispatch
import SparkEventLog
import SparkProfile
import Watch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A log that grows, as something to watch.
struct WatchLogSource: LiveSource {
  let name: String
  let isRemote = false
  private let follower: EventLogFollower

  /// Follows the log at a path.
  init(path: String) {
    name = path
    follower = EventLogFollower(path: path)
  }

  func next() async throws(WatchTrouble) -> LiveApplication {
    // Reading blocks, and threads of the concurrency runtime must not.
    let result = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: follower.result(at: WatchClock.now))
      }
    }
    return try result.get()
  }
}

extension EventLogFollower {
  fileprivate func result(at time: Int64) -> Result<LiveApplication, WatchTrouble> {
    do throws(EventLogError) {
      return .success(try application(at: time))
    } catch {
      return .failure(WatchTrouble(error))
    }
  }
}

extension WatchTrouble {
  /// What following a log failed of.
  init(_ error: EventLogError) {
    // A log appears when its application starts, and the first event soon after that.
    let mayPass: Set<EventLogError.Code> = [.empty, .noLogInDirectory, .unreachable]
    self.init(mayPass.contains(error.code) ? .passing : .lasting, error.description)
  }
}

/// The clock of whoever watches.
enum WatchClock {
  /// Milliseconds since 1970.
  static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
