public import Advisor
public import RunStore
public import SparkMemory
import SparkProfile

/// Whether a run that ended is run again, and with what.
public enum RetryDecision: Hashable, Sendable {
  /// Again, with this changed beside what was changed before.
  case again(Cure)
  /// Not again, though this would cure it: there are no retries left.
  case noneLeft(Cure)
  /// Not again, and why, in a sentence.
  case stop(String)

  /// What is known of the runs that there were.
  public struct Situation: Sendable {
    /// How the run ended.
    public var ending: RunRecord.Ending
    /// What it shows; nil if it left no log.
    public var verdict: RunVerdict?
    /// The settings that were changed for it, by key.
    public var changes: [String: String]
    /// How often it may be run again.
    public var retriesLeft: Int
    /// The largest heap of an executor that the cluster gives; nil if that is not known.
    public var limit: ByteSize?

    /// Describes a run that ended.
    public init(
      ending: RunRecord.Ending, verdict: RunVerdict?, changes: [String: String],
      retriesLeft: Int, limit: ByteSize? = nil
    ) {
      self.ending = ending
      self.verdict = verdict
      self.changes = changes
      self.retriesLeft = retriesLeft
      self.limit = limit
    }
  }

  /// Decides; nil if the run ended well, so that there is nothing to decide.
  ///
  /// - Parameter situation: What is known.
  public init?(_ situation: Situation) {
    switch situation.ending {
    case .succeeded: return nil
    case .open:
      self = .stop("how it ends is not known")
      return
    case .stopped:
      self = .stop("it was stopped")
      return
    case .failed: break
    }
    guard let verdict = situation.verdict else {
      self = .stop("without a log nothing tells why it failed")
      return
    }
    let configuration = verdict.assessment.profile.configuration
    if let reason = Self.withoutEffect(situation.changes, in: configuration) {
      self = .stop(reason)
      return
    }
    switch CureDecision(verdict.assessment, fit: verdict.fit, limit: situation.limit) {
    case .hopeless(let why):
      self = .stop(why)
    case .cure(let cure):
      self = situation.retriesLeft > 0 ? .again(cure) : .noneLeft(cure)
    }
  }

  /// Which setting was changed though the run has it otherwise, in a sentence; nil if none was.
  ///
  /// What a program sets in its own code counts before the command.
  static func withoutEffect(
    _ changes: [String: String], in configuration: [String: String]
  ) -> String? {
    for (key, wanted) in changes.sorted(by: { $0.key < $1.key }) {
      guard let had = configuration[key],
        !SparkConfiguration.means(had, sameAs: wanted, for: key)
      else { continue }
      return "\(key) was set to \(wanted) and the run had \(had): the program sets it itself, so "
        + "change it there"
    }
    return nil
  }
}

extension SparkConfiguration {
  /// Whether two values of a setting are the same: `1g` and `1024m` are.
  static func means(_ a: String, sameAs b: String, for key: String) -> Bool {
    if a == b { return true }
    guard let known = ConfigurationKey.named(key),
      let one = try? SparkConfiguration([key: a]).bytes(known),
      let other = try? SparkConfiguration([key: b]).bytes(known)
    else { return false }
    return one == other
  }
}
