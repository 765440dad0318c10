import Advisor
import SparkProfile

/// All predictions and fits from all trials.
public struct Evaluation: Sendable {
  /// What was measured with.
  public let trials: [Trial]
  /// Predictions, by source and level.
  public private(set) var pairs: [PairResult] = []
  var fits: [FitResult] = []
  var driverFits: [DriverFitResult] = []
  var foresights: [Foresight] = []

  static func name(of aim: Aim) -> String { "Ballast, \(aim.rawValue)" }

  /// What is measured of what could be.
  struct Scope: Sendable {
    /// With which evidence.
    var levels = EvidenceLevel.allCases
    /// For which aims.
    var aims = Aim.allCases
    /// Of others.
    var rules = Peers.all

    static let everything = Scope()
  }

  /// Lets a predictor, and the rules of others, judge from every trial that worked, as many at once
  /// as there are cores.
  public init(_ trials: [Trial], with predictor: Predictor = .ballast) async {
    await self.init(trials, within: .everything) { _ in predictor }
  }

  /// The same within a scope, with a predictor of each source's own.
  init(
    _ trials: [Trial], within scope: Scope, with predictor: @Sendable (Trial) -> Predictor
  ) async {
    self.trials = trials
    let bySource = Dictionary(grouping: TrialPair.all(of: trials), by: \.source.id)
    let byWorkload = Dictionary(grouping: trials, by: \.outcome.workload)
    let sources = trials.filter { $0.truth.worked && $0.profile != nil }
    let parts = await withTaskGroup(of: (Int, Part).self) { group in
      for (index, source) in sources.enumerated() {
        let predictor = predictor(source)
        group.addTask {
          let trials = byWorkload[source.outcome.workload] ?? []
          let part = Part(
            source, pairs: bySource[source.id] ?? [], among: trials, predictor, scope)
          return (index, part)
        }
      }
      var all: [(Int, Part)] = []
      for await part in group { all.append(part) }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
    for part in parts {
      pairs += part.pairs
      fits += part.fits
      driverFits += part.driverFits
      foresights += part.foresights
    }
  }

  /// What is said from one trial.
  private struct Part: Sendable {
    var pairs: [PairResult] = []
    var fits: [FitResult] = []
    var driverFits: [DriverFitResult] = []
    var foresights: [Foresight] = []

    init(
      _ source: Trial, pairs: [TrialPair], among trials: [Trial], _ predictor: Predictor,
      _ scope: Scope
    ) {
      guard let whole = source.profile else { return }
      for level in scope.levels {
        let profile = whole.withheld(to: level)
        let predict = predictor.predict(profile)
        self.pairs += pairs.map {
          PairResult(pair: $0, level: level, predicted: predict($0.request))
        }
        let comparable = pairs.filter { $0.kind == .configuration }
        for aim in scope.aims {
          let run = predictor.recommend(profile, aim)
          let name = Evaluation.name(of: aim)
          add(run, of: name, source, level, among: trials)
          let heap = run.abstains ? nil : run.executorHeapBytes
          foresights += comparable.map {
            Foresight(rule: name, level: level, pair: $0, heap: heap)
          }
        }
        let evidence = RunEvidence(source, profile)
        for rule in scope.rules {
          add(rule.recommendation(for: evidence), of: rule.name, source, level, among: trials)
          foresights += comparable.map {
            Foresight(
              rule: rule.name, level: level, pair: $0,
              heap: rule.executorHeap(for: evidence, cores: $0.target.outcome.cores))
          }
        }
      }
    }

    private mutating func add(
      _ run: RecommendedRun, of rule: String, _ source: Trial, _ level: EvidenceLevel,
      among trials: [Trial]
    ) {
      fits.append(
        FitResult(
          rule: rule, level: level, source: source, recommended: run, among: trials))
      if let driver = DriverFitResult(
        rule: rule, level: level, source: source, recommended: run, among: trials)
      {
        driverFits.append(driver)
      }
    }
  }
}
