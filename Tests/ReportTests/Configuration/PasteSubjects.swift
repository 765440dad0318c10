import Advisor
import Report
import SparkMemory
import TestSupport

/// Configurations to paste.
enum PasteSubjects {
  /// Settings of any name and value, for one manager.
  static func of(
    _ settings: [(String, String)], manager: ClusterManager = .yarn, deployMode: DeployMode? = nil,
    isPython: Bool = false
  ) -> PasteSubject {
    PasteSubject(
      title: "For a test.",
      lines: settings.map { PasteSubject.Line(key: $0.0, value: $0.1, reason: "it's \"why\"") },
      manager: manager, deployMode: deployMode, isPython: isPython)
  }

  /// A plan for Python on Kubernetes or YARN.
  static func plan(
    _ kind: Workload.Kind = .python, manager: ClusterManager = .kubernetes,
    input: ByteSize = .gibibytes(200), nodes: Int = 4, cores: Int = 8,
    memory: ByteSize = .gibibytes(32)
  ) throws -> PasteSubject {
    var workload = Workload(kind, input: input, format: .json)
    workload.collected = .gibibytes(2)
    let cluster = Cluster(
      groups: [Cluster.Group(count: nodes, node: Node(memory: memory, cores: cores))])
    let plan = try Plan(
      workload, on: PlannedMachines(cluster), environment: ClusterEnvironment(manager: manager))
    return PasteSubject(PlanReport(plan, manager: manager))
  }

  /// Values that one form or another could take for something else.
  static let awkward = [
    "-Dname=a value -XX:+UseG1GC", "-Da='it is' -Db=\"quoted\"", "$HOME and `date` and $(id)",
    "a,b,c", "k=v,l=w", "=leading", ":leading", "#no comment", "back\\slash \\n \\u0041",
    "100%", "true", "8", "1e3", "null", "~", "- x", "{a: b}", "[x]", "é ü 漢 🚀", "*", "!", "&",
    "a;b|c",
    "tab\there", "%s %d", "yes", "0x10", "a: b", "\"", "'", "\\", "@file", "x --conf y=z",
  ]

  /// Many configurations: planned ones, fits of recorded logs, and settings with awkward values.
  static func many() throws -> [PasteSubject] { try result.get() }

  private static let result = Result { try make() }

  private static func make() throws -> [PasteSubject] {
    var generator = SeededGenerator(seed: 23)
    var subjects: [PasteSubject] = []
    for _ in 0..<60 {
      let kind = Workload.Kind.allCases.randomElement(using: &generator) ?? .shuffle
      let manager: ClusterManager =
        [.yarn, .kubernetes, .standalone].randomElement(using: &generator) ?? .yarn
      let subject = try? plan(
        kind, manager: manager, input: .gibibytes(Int64.random(in: 1...2000, using: &generator)),
        nodes: Int.random(in: 1...40, using: &generator),
        cores: Int.random(in: 2...64, using: &generator),
        memory: .gibibytes(Int64.random(in: 8...512, using: &generator)))
      if let subject { subjects.append(subject) }
    }
    for log in ExampleLog.allCases {
      let profile = try log.profile()
      for manager in [nil, ClusterManager.yarn, .kubernetes] {
        subjects.append(PasteSubject(FitReport(profile, manager: manager)))
      }
    }
    for _ in 0..<200 {
      let keys = ConfigurationKey.all.map(\.name).shuffled(using: &generator)
        .prefix(Int.random(in: 0...6, using: &generator))
      let named = [
        "spark.executor.extraJavaOptions", "spark.driver.extraJavaOptions", "spark.executor.cores",
      ].filter { !keys.contains($0) && Bool.random(using: &generator) }
      let settings = (keys + named).map { ($0, awkward.randomElement(using: &generator) ?? "8") }
      let manager: ClusterManager =
        [.yarn, .kubernetes, .standalone].randomElement(using: &generator) ?? .yarn
      subjects.append(
        of(settings, manager: manager, isPython: Bool.random(using: &generator)))
    }
    return subjects
  }
}
