import SparkMemory
import SparkProfile

/// The driver that a workload needs.
struct DriverPlan {
  let heap: ByteSize
  let reason: String

  init(_ workload: Workload) {
    let calibration = Calibration()
    let partitions = Int(
      clamping: Double(workload.widestShuffle.bytes)
        / Double(PlanAssumptions.partition.bytes))
    let tasks = min(
      max(1, partitions).multipliedSaturated(by: PlanAssumptions.stages),
      PlanAssumptions.mostTasksRemembered)
    let metadata = PlanAssumptions.taskMetadata * Int64(tasks)
    let results = workload.collected * calibration.mostResultCopies
    let broadcast = workload.broadcast * DriverNeed.broadcastCopies
    let needed = calibration.driverObjects + metadata + results + broadcast
    heap = max(needed.scaled(by: PlanAssumptions.slack), PlanAssumptions.leastDriver)
      .roundedForPeople()
    var parts = ["\(metadata) for what it remembers of \(counted(tasks, "task"))"]
    if results > .zero { parts.append("up to \(results) for results, serialized and as rows") }
    if broadcast > .zero { parts.append("\(broadcast) to build the broadcast") }
    if heap <= PlanAssumptions.leastDriver {
      parts.append("and it is one process, not the place to save")
    }
    reason = parts.joined(separator: ", ")
  }
}
