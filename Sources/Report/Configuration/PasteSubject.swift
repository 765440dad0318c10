internal import Advisor
public import SparkMemory
internal import SparkProfile

/// A configuration that is to be pasted, and what is known of where it runs.
public struct PasteSubject: Sendable {
  /// One setting and why it has its value.
  public struct Line: Hashable, Sendable {
    /// Spark's own name.
    public var key: String
    /// The value.
    public var value: String
    /// Why.
    public var reason: String

    /// A setting.
    public init(key: String, value: String, reason: String) {
      self.key = key
      self.value = value
      self.reason = reason
    }
  }

  /// What it is for, in a line.
  public var title: String
  /// The settings, most important first.
  public var lines: [Line]
  /// The manager it was made for.
  public var manager: ClusterManager
  /// Where the driver runs; nil where that is not known.
  public var deployMode: DeployMode?
  /// Whether the application is a Python one.
  public var isPython: Bool
  /// Each process that was laid out.
  public var containers: [ProcessRole: Container] = [:]

  /// What one process asks for.
  public struct Container: Hashable, Sendable {
    /// The heap.
    public var heap: ByteSize
    /// What is asked for beside it.
    public var overhead: ByteSize
    /// A process of these sizes.
    public init(heap: ByteSize, overhead: ByteSize) {
      self.heap = heap
      self.overhead = overhead
    }

    init?(_ layout: ContainerLayout?) {
      guard let layout else { return nil }
      self.init(
        heap: layout.heap.heap, overhead: layout.requested - layout.heap.heap)
    }
  }

  /// A configuration of settings that somebody chose.
  public init(
    title: String, lines: [Line], manager: ClusterManager, deployMode: DeployMode? = nil,
    isPython: Bool = false
  ) {
    self.title = title
    self.lines = lines
    self.manager = manager
    self.deployMode = deployMode
    self.isPython = isPython
  }

  /// What a fit recommends: what changes, and what was set and stays.
  public init(_ report: FitReport) {
    let application = report.assessment.profile.application
    let name = application.name ?? application.id ?? "an application"
    var title = "For \(name), aim \(report.fit.aim.rawValue)."
    if report.fit.changes.isEmpty { title += " Nothing is to be changed." }
    let setup = report.assessment.setup
    self.init(
      title: title, lines: report.pastedSettings.map(Line.init),
      manager: setup.environment.manager, deployMode: setup.environment.deployMode,
      isPython: setup.environment.isPython)
    containers[.executor] = Container(report.fit.executor)
    containers[.driver] = Container(report.fit.driver)
  }

  /// What a plan gives to a job that never ran.
  public init(_ plan: PlanReport) {
    self.init(
      title: plan.headline, lines: plan.settings.map(Line.init), manager: plan.manager,
      isPython: plan.plan.workload.kind == .python)
    containers[.executor] = Container(plan.plan.executors.container)
    containers[.driver] = Container(plan.plan.driver)
  }
}

extension PasteSubject.Line {
  init(_ setting: Setting) {
    self.init(key: setting.key, value: setting.new, reason: setting.reason)
  }
}
