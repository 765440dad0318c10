public import SparkMemory
import SparkProfile

/// The change that lets a run go to its end which memory had ended.
public struct Cure: Hashable, Sendable {
  /// What ran out.
  public let shortage: MemoryShortage
  /// The lines that change, the first of them the one that cures.
  public let settings: [Setting]

  /// What changes, by key.
  public var changes: [String: String] {
    Dictionary(settings.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What there is to be done about a run that failed.
public enum CureDecision: Hashable, Sendable {
  /// Run again, with this changed.
  case cure(Cure)
  /// Nothing that memory settings could cure, and why, in a sentence.
  case hopeless(String)

  /// Decides by what a run showed.
  ///
  /// The change is the fit's own, so that what is done and what is recommended are the same; of the
  /// fit's lines only those are taken that bear on what ran out.
  ///
  /// - Parameters:
  ///   - assessment: The run, with earlier runs of the job.
  ///   - fit: What is recommended for the next run.
  ///   - limit: The largest heap of an executor that the cluster gives; nil if that is not known.
  public init(_ assessment: Assessment, fit: Fit, limit: ByteSize? = nil) {
    if let reason = assessment.reasonBeyondMemory {
      self = .hopeless(reason)
      return
    }
    guard let shortage = assessment.shortage else {
      self = .hopeless("it did not fail of memory, as far as its log and its output tell")
      return
    }
    let keys = shortage.keys(isLocal: assessment.setup.environment.manager == .local)
    let lines = keys.compactMap { key in fit.changes.first { $0.key == key.name } }
    guard lines.contains(where: { !$0.isPinned }) else {
      self = .hopeless(Self.reasonForNone(fit, keys: keys, shortage: shortage))
      return
    }
    var settings = lines
    if let limit, let place = settings.firstIndex(where: { $0.key == keys.first?.name }),
      keys.first == .executorMemory, let now = assessment.setup.executor?.heap.heap,
      let wanted = assessment.heap(in: settings[place]), wanted > limit
    {
      guard now < limit else {
        self = .hopeless("the cluster gives no executor more than \(limit) of heap")
        return
      }
      settings[place].new = limit.sparkText
      settings[place].reason += "; the cluster gives no more than \(limit)"
    }
    self = .cure(Cure(shortage: shortage, settings: settings))
  }

  private static func reasonForNone(
    _ fit: Fit, keys: [ConfigurationKey], shortage: MemoryShortage
  ) -> String {
    if let kept = keys.compactMap({ key in fit.settings.first { $0.key == key.name } }).first {
      return "\(kept.key) is \(kept.reason)"
    }
    return switch shortage {
    case .directMemory:
      "direct memory has a limit of its own; raise -XX:MaxDirectMemorySize, and the overhead by as "
        + "much"
    case .metaspace: "classes have a limit of their own; raise -XX:MaxMetaspaceSize"
    case .python:
      "Python workers died, and nothing here limits their memory: look for another killer on the "
        + "machine"
    case .container:
      "an executor was killed, and this cluster manager limits no container: look for another "
        + "killer on the machine"
    default: "no setting of Spark's is known to cure it"
    }
  }
}

extension Assessment {
  /// Why more memory would not help, where the failure says so itself.
  fileprivate var reasonBeyondMemory: String? {
    let texts =
      [outcome.reason].compactMap(\.self) + failures.executors.values.compactMap(\.message)
    let kinds = Set(texts.compactMap(MemoryFailure.init(message:)))
      .union(failures.executors.keys).union(failures.driver.keys)
    return Self.beyondMemory.first { kinds.contains($0.0) }?.1
  }

  private static let beyondMemory: [(MemoryFailure, String)] = [
    (
      .arraySize,
      "one record or buffer is larger than an array can be: smaller records help, memory does not"
    ),
    (
      .broadcastLimit,
      "a table is larger than Spark can broadcast: take its hint out, or lower "
        + "spark.sql.autoBroadcastJoinThreshold"
    ),
    (
      .broadcastTimeout,
      "a broadcast was not ready in time: raise spark.sql.broadcastTimeout, or do not broadcast"
    ),
    (.blockSize, "one block is larger than 2 GiB: more partitions help, memory does not"),
    (.kryoBuffer, "one object is larger than spark.kryoserializer.buffer.max"),
    (.rpcMessageSize, "one task is larger than spark.rpc.message.maxSize"),
    (.spillDisk, "the disk that takes spilled data failed or is full"),
    (.nativeThread, "the operating system gave no more threads, which is no matter of memory"),
    (
      .hostMemory,
      "the machine could not back the memory that was asked for: ask for less, or use a larger one"
    ),
    (
      .virtualMemoryLimit,
      "YARN limits virtual memory: set yarn.nodemanager.vmem-check-enabled to false"
    ),
    (.refusedSetting, "Spark or the cluster manager refused the settings"),
  ]

  /// The heap that a line asks for.
  fileprivate func heap(in setting: Setting) -> ByteSize? {
    try? SparkConfiguration([setting.key: setting.new]).bytes(.executorMemory)
  }
}
