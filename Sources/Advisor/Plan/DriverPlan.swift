import SparkMemory
import SparkProfile

/// The driver that a workload needs.
struct DriverPlan {
  let heap: ByteSize
  let reason: String

  /// A driver.
  ///
  /// - Parameters:
  ///   - workload: What it drives.
  ///   - partitions: Partitions of the widest shuffle.
  ///   - machine: The memory of the largest machine it may run on; nil for one of its own.
  init(_ workload: Workload, partitions: Int, machine: ByteSize?) {
    let calibration = Calibration()
    let tasks = min(
      max(1, partitions).multipliedSaturated(by: PlanAssumptions.stages),
      PlanAssumptions.mostTasksRemembered)
    let metadata = PlanAssumptions.taskMetadata * Int64(tasks)
    let results = workload.collected * calibration.mostResultCopies
    let broadcast = workload.broadcast * DriverNeed.broadcastCopies
    let needed = (calibration.driverObjects + metadata + results + broadcast)
      .scaled(by: PlanAssumptions.slack)
    let least = min(
      PlanAssumptions.leastDriver,
      machine.map { max(Self.least, $0.scaled(by: PlanAssumptions.mostOfMachine)) }
        ?? PlanAssumptions.leastDriver)
    heap = max(needed, least).roundedForPeople()
    var parts = ["\(metadata) for what it remembers of \(counted(tasks, "task"))"]
    if results > .zero { parts.append("up to \(results) for results, serialized and as rows") }
    if broadcast > .zero { parts.append("\(broadcast) to build the broadcast") }
    if needed < least { parts.append("and it is one process, not the place to save") }
    reason = parts.joined(separator: ", ")
  }

  /// Spark's own default.
  private static let least = ByteSize.gibibytes(1)
}
