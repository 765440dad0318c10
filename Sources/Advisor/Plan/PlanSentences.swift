import SparkMemory
import SparkProfile

/// Why a planned heap has its size, and what a plan takes for granted, in words.
struct PlanSentences {
  private let workload: Workload
  private let site: PlanSite

  init(_ workload: Workload, site: PlanSite) {
    self.workload = workload
    self.site = site
  }

  func heapReason(_ candidate: PlanCandidate) -> String {
    let chosen = candidate.executors
    var parts = ["\(counted(chosen.container.slots, "task")) × \(chosen.want) of execution memory"]
    if workload.cache > .zero {
      parts.append("\(workload.cache / Int64(chosen.instances)) of the cache")
    }
    if workload.broadcast > .zero { parts.append("a broadcast of \(workload.broadcast) twice") }
    let wanted = parts.joined(separator: ", ")
    let isShort =
      chosen.memoryBytesSpilled >= ExecutorNeed.leastSpill || chosen.cachedFraction ?? 1 < 0.99
      || chosen.missingHeap > .zero
    let most: String
    switch candidate.bound {
    case .wanted:
      return "\(wanted) in a pool of \(chosen.container.heap.unified), objects of tasks beside it, "
        + "and a quarter more"
    case .references: most = "the most in which object references take half the room"
    case .machines: most = "as much as lets the machines run \(chosen.tasksAtOnce) tasks at once"
    case .cache:
      most = "as much as lets \(chosen.instances) of them share the machines, and the cache"
    case .machine: most = "as much as a machine has room for"
    case .offering: most = "what the offering makes of a machine"
    }
    return isShort ? "\(most), and less than \(wanted) would take" : "\(most); holds \(wanted)"
  }

  var assumptions: [String] {
    var sentences = [
      "The largest partition is \(PlanAssumptions.skew.formatted) times the mean, of at most "
        + "\(PlanAssumptions.partition).",
      "A task has \(PlanAssumptions.taskObjects) of objects outside the pools.",
    ]
    if workload.kind == .python {
      sentences.append("A Python worker takes \(PlanAssumptions.pythonWorker).")
    }
    if !site.environment.manager.hasContainers {
      sentences.append(
        "A JVM takes \(percent(PlanAssumptions.besideHeap)) of its heap beside it, which the manager "
          + "counts nowhere.")
    }
    if let offering = site.machines.offering, site.machines.fixesExecutors {
      sentences.append(
        "\(offering.displayName) makes executors and driver of its machines by itself: their sizes "
          + "are no settings, and what is planned for is what it is known to make.")
    } else {
      sentences.append(driver)
    }
    sentences.append(
      "One run replaces all of this by measurements: run it with spark.eventLog.enabled=true, "
        + "spark.eventLog.logStageExecutorMetrics=true and "
        + "spark.executor.processTreeMetrics.enabled=true, then ballast fit LOG.")
    return sentences
  }

  private var driver: String {
    var sentence =
      "A query has \(PlanAssumptions.stages) stages, of whose tasks the driver remembers "
      + "\(PlanAssumptions.taskMetadata) each"
    if workload.collected > .zero {
      sentence +=
        "; what it collects takes up to \(Calibration().mostResultCopies) times its serialized size"
    }
    if workload.broadcast > .zero {
      sentence += "; a broadcast is in it \(DriverNeed.broadcastCopies) times while it is built"
    }
    return sentence + "."
  }
}
