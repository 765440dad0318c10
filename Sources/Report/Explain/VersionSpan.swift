public import SparkMemory

/// Releases of Spark in which a configuration means the same.
public struct VersionSpan: Hashable, Sendable, Codable {
  /// The first release of the span.
  public let since: SparkVersion
  /// The last release of the span.
  public let until: SparkVersion
  /// Whether the version that is explained lies in the span.
  public let isExplained: Bool
  /// The sizes of an executor; nil where the configuration is refused.
  public let executor: VersionFigures?
  /// The sizes of the driver; nil where the configuration is refused, and with a local master.
  public let driver: VersionFigures?
  /// Why the configuration is refused; nil where it is not.
  public let refusal: String?
  /// What changed with the first release of the span, in sentences; empty for the first span.
  public let changes: [String]
}

/// The sizes of a process in which releases may differ.
public struct VersionFigures: Hashable, Sendable, Codable {
  /// What Spark asks the manager for.
  public let requested: ByteSize
  /// What the manager gives.
  public let granted: ByteSize
  /// Heap that execution and storage have together.
  public let unified: ByteSize
  /// How many tasks run at once.
  public let slots: Int

  init(_ layout: ContainerLayout) {
    requested = layout.requested
    granted = layout.granted
    unified = layout.heap.unified
    slots = layout.slots
  }
}

extension VersionSpan {
  /// The spans of every release that is modelled, earliest first.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs; its version is the one that is explained.
  /// - Returns: The spans, which touch one another.
  static func all(
    of configuration: SparkConfiguration, environment: ClusterEnvironment
  ) -> [VersionSpan] {
    var spans: [VersionSpan] = []
    var previous: SparkVersion?
    for release in SparkVersion.releases {
      var there = environment
      there.version = release
      let isExplained = environment.version.release == release.release
      let outcome = Outcome(configuration, environment: there)
      if let last = spans.last, last.outcome == outcome {
        spans[spans.count - 1] = outcome.span(
          since: last.since, until: release, isExplained: last.isExplained || isExplained,
          changes: last.changes)
      } else {
        let changes =
          previous.map {
            VersionChange.sentences(
              for: configuration, environment: there, after: $0, through: release)
          } ?? []
        spans.append(
          outcome.span(
            since: release, until: release, isExplained: isExplained, changes: changes))
      }
      previous = release
    }
    return spans
  }

  private var outcome: Outcome {
    Outcome(executor: executor, driver: driver, refusal: refusal)
  }

  /// What one release makes of a configuration.
  private struct Outcome: Hashable {
    var executor: VersionFigures?
    var driver: VersionFigures?
    var refusal: String?

    init(executor: VersionFigures?, driver: VersionFigures?, refusal: String?) {
      self.executor = executor
      self.driver = driver
      self.refusal = refusal
    }

    init(_ configuration: SparkConfiguration, environment: ClusterEnvironment) {
      do throws(LayoutError) {
        executor = VersionFigures(
          try ContainerLayout(executorOf: configuration, environment: environment))
        guard environment.manager != .local else { return }
        driver = VersionFigures(
          try ContainerLayout(driverOf: configuration, environment: environment))
      } catch {
        executor = nil
        refusal = error.description
      }
    }

    func span(
      since: SparkVersion, until: SparkVersion, isExplained: Bool, changes: [String]
    ) -> VersionSpan {
      VersionSpan(
        since: since, until: until, isExplained: isExplained, executor: executor, driver: driver,
        refusal: refusal, changes: changes)
    }
  }
}
