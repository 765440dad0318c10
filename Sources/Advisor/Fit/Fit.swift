public import SparkMemory
import SparkProfile

/// One configuration for the next run, whose parts were chosen together.
public struct Fit: Sendable {
  /// How much risk was accepted.
  public let aim: Aim
  /// The lines of the configuration, the changed and the kept, most important first.
  public let settings: [Setting]
  /// Parts for which there is no recommendation.
  public let abstentions: [Abstention]
  /// An executor's container under the recommendation; nil if there is none.
  public let executor: ContainerLayout?
  /// The driver's container, or its process, under the recommendation.
  public let driver: ContainerLayout?
  /// The number of executors; nil if the configuration does not fix it.
  public let instances: Int?
  /// Task slots of an executor.
  public let slots: Int
  /// What the configuration is predicted to do.
  public let prediction: Prediction
  /// Whether more partitions make the data of spilling tasks fit.
  let spillingShouldEnd: Bool

  /// The lines that change something.
  public var changes: [Setting] { settings.filter(\.isChange) }

  /// What changes, by key.
  public var changedSettings: [String: String] {
    Dictionary(changes.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of executors for each one there was.
  var instancesShare: Double {
    guard
      let setting = changes.first(where: { $0.key == ConfigurationKey.executorInstances.name }),
      let now = setting.now.flatMap(Double.init), let new = Double(setting.new), now > 0
    else { return 1 }
    return new / now
  }

  /// Whether an executor gets more heap than it had.
  func raisesHeap(of assessment: Assessment) -> Bool {
    guard let now = assessment.setup.executor, let next = executor else { return false }
    return next.heap.heap > now.heap.heap
  }

  /// Whether fewer tasks at once share no less heap.
  func leavesTasksMoreHeap(than assessment: Assessment) -> Bool {
    guard let now = assessment.setup.executor, let next = executor else { return false }
    return next.slots < now.slots && next.heap.heap >= now.heap.heap
  }

  /// Whether a setting changes.
  func changes(_ key: ConfigurationKey) -> Bool { changes.contains { $0.key == key.name } }

  /// Finds the configuration.
  ///
  /// - Parameters:
  ///   - assessment: What ran and what it needed.
  ///   - aim: How much risk may be taken.
  public init(_ assessment: Assessment, aim: Aim) {
    let candidates = Arrangement.all(for: assessment, aim: aim).map {
      FitCandidate(assessment, aim: aim, arrangement: $0)
    }
    let chosen =
      FitCandidate.best(of: candidates, aim: aim)
      ?? FitCandidate(
        assessment, aim: aim, arrangement: Arrangement(cores: CoresFit(assessment)))
    let cores = chosen.arrangement.cores
    self.aim = aim
    settings = chosen.settings
    abstentions = chosen.abstentions
    prediction = chosen.prediction
    instances = cores.instances
    slots = cores.slots
    spillingShouldEnd = chosen.arrangement.partitions?.suffices ?? false

    let setup = assessment.setup
    var next = setup.configuration
    for setting in settings where setting.isChange { next.values[setting.key] = setting.new }
    var environment = setup.environment
    environment.observedExecutorMaxMemory = nil
    environment.observedDriverMaxMemory = nil
    if cores.isDivided { environment.observedExecutorCores = cores.cores }
    // The master of a local cluster states its workers' memory, which goes with the heap.
    if environment.manager == .localCluster { next.values[ConfigurationKey.master.name] = nil }
    executor =
      setup.executor == nil
      ? nil : try? ContainerLayout(executorOf: next, environment: environment)
    self.driver = try? ContainerLayout(driverOf: next, environment: environment)
  }
}
