public import Advisor
import SparkMemory
public import SparkProfile

/// The limits of one process, in bytes; nil where there is none or it is not known.
public struct MemoryLimits: Hashable, Sendable, Codable {
  /// The heap, as set.
  public var heap: Int64?
  /// Storage and execution together, on the heap and off it.
  public var unified: Int64?
  /// What the cluster manager grants the whole process; nil where nobody enforces it.
  public var container: Int64?

  /// No limits.
  public init() {}

  /// The limits that a layout gives.
  init(_ layout: ContainerLayout?) {
    guard let layout else { return }
    heap = layout.heap.heap.bytes
    unified = (layout.heap.unified + layout.offHeap).bytes
    container = layout.enforcesLimit ? layout.granted.bytes : nil
  }
}

/// What judging a profile gives while its application runs.
public struct LiveJudgement: Hashable, Sendable {
  /// The limits of an executor; in local mode those of the driver.
  public var executor = MemoryLimits()
  /// The limits of the driver.
  public var driver = MemoryLimits()
  /// The most bytes of results that one stage may send to the driver; nil if there is no limit.
  public var resultLimit: Int64?
  /// What is wrong so far, the worst first.
  public var findings: [Finding] = []

  /// A judgement of which nothing is known.
  public init() {}

  /// Judges what an application has done so far. The work grows with its stages and executors.
  public init(_ profile: SparkProfile) {
    let assessment = Assessment(profile)
    let setup = assessment.setup
    executor = MemoryLimits(setup.executor)
    driver = MemoryLimits(setup.driver)
    let limit =
      (try? setup.configuration.bytes(.driverMaxResultSize, version: setup.version)) ?? nil
    resultLimit = limit.flatMap { $0 > .zero ? $0.bytes : nil }
    findings = Rules.findings(in: assessment, fit: Fit(assessment, aim: .balanced))
  }
}
