public import ServerAccess
public import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An application of Spark behind an address: the web interface of its driver, directly or through
/// the proxy of YARN or a gateway, or a History Server.
///
/// It gives the profile that the application's event log gives, as far as Spark's REST interface
/// knows; `docs/live.md` lists what it does not know.
///
/// **What a call costs.** Spark's REST interface has neither `ETag` nor `Last-Modified`, so what can
/// have changed is decided here. Each call makes two requests, for the application and its
/// executors, of some 2 KiB for each executor. Where no task has begun or ended and nothing runs, a
/// third one tells whether there is a query that ran no task. Else it makes three more, for jobs,
/// stages and queries, of some 1 KiB for each job and 3 KiB for each stage attempt that the driver
/// keeps (at most 1000 of each, unless `spark.ui.retained…` says more), and two for each stage that
/// runs or has ended since: its peaks by executor, and pages of its tasks of 2 KiB each. What blocks
/// executors hold is asked for where it changed. A stage that was read to its end is not asked for
/// again, the environment is asked for once. No call makes more than ``RESTLimits/requests``
/// requests, or asks for details after ``RESTLimits/call``.
public actor SparkServer {
  private let client: ServerClient
  let limits: RESTLimits
  private let clock: @Sendable () -> Int64
  private let place: ApplicationPlace
  private var known: KnownApplication?
  private var work: WorkCount?
  private var blocks: BlockCount?

  /// A server at an address; nil for anything that does not begin with `http://` or `https://`.
  ///
  /// - Parameters:
  ///   - address: Of any page of an application, or of its REST interface.
  ///   - environment: Variables of this process: the proxy, and the login (`BALLAST_HTTP_TOKEN`,
  ///     `BALLAST_HTTP_USER` and `BALLAST_HTTP_PASSWORD`, `NETRC`), where the address has none.
  ///   - limits: How much is asked for.
  public init?(
    address: String, environment: [String: String], limits: RESTLimits = RESTLimits()
  ) {
    self.init(address: address, environment: environment, limits: limits) {
      Int64(Date().timeIntervalSince1970 * 1000)
    }
  }

  init?(
    address: String, environment: [String: String], limits: RESTLimits,
    clock: @escaping @Sendable () -> Int64
  ) {
    guard let place = ApplicationPlace(address) else { return nil }
    self.place = place
    self.limits = limits
    self.clock = clock
    client = ServerClient(for: place.base, limits: limits.server, environment: environment)
  }

  /// How messages name the server: its address, without a login.
  public nonisolated var name: String { place.base.url }

  /// Whether the last call left nothing out that Spark would have given. What runs is never all.
  public var isComplete: Bool {
    known?.stages.values.allSatisfy { $0.isRead || $0.record.isActive } ?? false
  }

  /// Bytes of all answers so far.
  var byteCount: Int64 { known?.byteCount ?? 0 }

  /// What the application has done so far, and does now.
  ///
  /// - Throws: ``ServerError`` if it cannot be told. What was learnt before is kept for the next
  ///   call. Where another application, or another attempt of it, is at the address now, it is
  ///   `replaced`, and the next call tells of the new one.
  public func application() async throws(ServerError) -> LiveApplication {
    do {
      return try await poll()
    } catch {
      var error = error
      switch error.kind {
      case .unreachable, .redirected, .noApplication, .refused(status: 404):
        error.hasGoneAway = known != nil
      default: break
      }
      throw error
    }
  }

  private func poll() async throws(ServerError) -> LiveApplication {
    var rest = RESTClient(client, at: place, limits: limits)
    var seen = try await identify(&rest)
    do {
      try await update(&seen, &rest)
    } catch {
      // What came is kept, but not that it is all.
      known = seen
      work = nil
      blocks = nil
      throw error
    }
    seen.byteCount = seen.byteCount.addingReportingOverflow(rest.byteCount).partialValue
    known = seen
    return LiveApplication(
      time: clock(), profile: seen.profile, executors: seen.liveExecutors,
      stages: seen.liveStages, hasEnded: seen.hasEnded)
  }

  private func update(
    _ seen: inout KnownApplication, _ rest: inout RESTClient
  ) async throws(ServerError) {
    let path = Self.path(of: seen)
    if seen.environment == nil {
      seen.environment = try await rest.get(path + "/environment")
    }
    let wasBusy = work == nil || seen.isBusy
    let executors: [ExecutorRecord] = try await rest.get(path + "/allexecutors")
    seen.update(executors)
    let newWork = WorkCount(executors)
    var isNewWork = wasBusy || newWork != work || !seen.unreadStages.isEmpty
    if !isNewWork { isNewWork = try await isNewQuery(path, for: seen, &rest) }
    if isNewWork {
      seen.update(try await rest.get(path + "/jobs", as: [JobRecord].self))
      seen.update(try await rest.get(path + Self.begunStages, as: [StageRecord].self))
      try await readQueries(path, into: &seen, &rest)
    }
    let newBlocks = BlockCount(executors)
    if newBlocks != blocks {
      seen.update(
        try await rest.getIfThere(path + "/storage/rdd", as: [CachedRecord].self) ?? [])
    }
    try await readStages(path, of: &seen, &rest)
    work = newWork
    blocks = newBlocks
  }

  /// Finds which application is at the address.
  private func identify(
    _ rest: inout RESTClient
  ) async throws(ServerError) -> KnownApplication {
    let record: ApplicationRecord
    if let id = place.applicationID {
      let found: ApplicationRecord? =
        try await rest.getIfThere("/applications/" + Self.encoded(id))
      guard let found else { throw unknown(id) }
      record = found
    } else {
      let listed: [ApplicationRecord] = try await rest.get("/applications?limit=6")
      guard let only = listed.first, listed.count == 1 else { throw several(listed) }
      record = only
    }
    let attempt = record.attempt(place.attemptID)
    guard var known else { return KnownApplication(record, attempt: attempt) }
    if let change = Self.change(from: known, to: record, attempt) {
      forget()
      throw ServerError(
        .replaced(by: record.id), address: place.base.url, message: "is now of " + change)
    }
    known.record = record
    known.attempt = attempt
    return known
  }

  /// What is at the address in place of what was there; nil if it is the same. YARN keeps the id
  /// when it starts an application anew, and counts the attempts.
  private static func change(
    from known: KnownApplication, to record: ApplicationRecord,
    _ attempt: ApplicationRecord.Attempt?
  ) -> String? {
    guard known.id == record.id else {
      return "another application, \(record.id), and was of \(known.id)"
    }
    guard let before = known.attempt?.attemptId, let now = attempt?.attemptId, before != now else {
      return nil
    }
    return "attempt \(now) of \(record.id), and was of attempt \(before)"
  }

  private func forget() {
    known = nil
    work = nil
    blocks = nil
  }

  private func unknown(_ id: String) -> ServerError {
    ServerError(
      .noApplication, address: place.base.url,
      message:
        "does not know the application \(id); a History Server shows those whose logs are in "
        + "its spark.history.fs.logDirectory, some time after they were written, and a driver only "
        + "its own")
  }

  private func several(_ listed: [ApplicationRecord]) -> ServerError {
    let address = place.base.url
    guard !listed.isEmpty else {
      return ServerError(
        .noApplication, address: address, message: "has no application yet; ask again later")
    }
    let names = listed.prefix(5).map(\.id).joined(separator: ", ")
    return ServerError(
      .noApplication, address: address,
      message: "is of a History Server with several applications; name one of them: "
        + "\(address)/history/ID (the newest are \(names))")
  }

  /// Without those that Spark need not run, which can be most.
  private static let begunStages = "/stages?status=active&status=complete&status=failed"

  private static func path(of seen: KnownApplication) -> String {
    let attempt = seen.attempt?.attemptId.map { "/" + encoded($0) } ?? ""
    return "/applications/" + encoded(seen.id) + attempt
  }

  /// A name as a part of a path: what is no letter, digit or one of `-._` is encoded.
  private static func encoded(_ name: String) -> String {
    name.utf8.reduce(into: "") { text, byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || "-._".contains(character) {
        text.append(character)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
