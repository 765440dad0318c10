internal import SparkMemory

/// What stands above the drawing of a process.
enum ProcessTitle {
  /// Which process it is, how large it is, how many tasks it runs, and under which collector.
  static func text(_ process: ExplainedProcess, manager: ClusterManager) -> String {
    let layout = process.layout
    var parts = [name(layout.role, manager: manager)]
    if layout.enforcesLimit {
      parts.append("container of \(layout.granted)")
    } else {
      parts.append("heap of \(layout.heap.heap), no container")
    }
    if layout.slots > 0 {
      let count = layout.slots == 1 ? "1 task at a time" : "\(layout.slots) tasks at once"
      parts.append(layout.slotsAreKnown ? count : "tasks at once not known")
    }
    let collector = process.collector.displayName
    parts.append(process.collectorIsAssumed ? "\(collector) assumed" : collector)
    if process.maxMemoryIsObserved { parts.append("as a run showed it") }
    return parts.joined(separator: " · ")
  }

  /// Which process it is.
  static func name(_ role: ProcessRole, manager: ClusterManager) -> String {
    guard manager != .local else { return "Driver and executor in one JVM" }
    return role.rawValue.prefix(1).uppercased() + role.rawValue.dropFirst()
  }
}

/// What stands above everything: where and in what the configuration runs.
enum ExplainHeadline {
  static func text(_ report: ExplainReport) -> String {
    var parts = [report.manager.displayName]
    if let offering = report.packing?.offering, offering.manager == nil {
      parts[0] = "\(offering.displayName), with containers as on \(report.manager.displayName)"
    } else if report.managerIsAssumed {
      parts[0] += " (assumed; choose with --manager)"
    }
    if report.manager != .local { parts.append("\(report.deployMode.rawValue) mode") }
    parts.append("Spark \(report.sparkVersion)" + sameReleases(report))
    if report.isPython { parts.append("Python") }
    return parts.joined(separator: " · ")
  }

  /// That other releases do the same, where an older one was asked for.
  private static func sameReleases(_ report: ExplainReport) -> String {
    guard report.sparkVersion < .latest, report.versions.count == 1,
      let span = report.versions.first
    else { return "" }
    return " (the same in \(VersionTable.releases(span)))"
  }
}

extension ClusterManager {
  /// The name that people use.
  var displayName: String {
    switch self {
    case .yarn: "YARN"
    case .kubernetes: "Kubernetes"
    case .standalone: "Standalone"
    case .local: "Local"
    case .localCluster: "Local cluster"
    }
  }
}
