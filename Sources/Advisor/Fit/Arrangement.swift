import SparkMemory
import SparkProfile

/// One way to arrange the work, to which sizes are then fitted: how it is divided among executors
/// and tasks, and how their heap is divided.
///
/// All of them are tried, and the one that reserves the least for the run is recommended.
struct Arrangement {
  /// Cores of an executor and the number of executors.
  var cores: CoresFit
  /// More shuffle partitions.
  var partitions: PartitionsFit?
  /// A larger part of the heap for execution and storage.
  var fraction: MemoryFractionFit?
  /// Why the heap that there is will do, where it would have to grow without this arrangement.
  var relief: String?
  /// The part of the cost that must be saved for this to be worth a change; below zero where it is
  /// worth some.
  var leastSaving = 0.0

  /// Another division of the work changes more than a size does, and is foreseen less surely.
  private static let leastSavingByDivision = 0.1
  /// Of executors that are few and coarse one that is lost takes much with it, its collections
  /// pause many tasks, and nodes are packed with large gaps: that is worth as much.
  private static let worthOfFinerExecutors = 0.1

  /// All that come into question for a run, the present one first.
  static func all(for assessment: Assessment, aim: Aim) -> [Arrangement] {
    let present = Arrangement(cores: CoresFit(assessment))
    var all = [present]
    if aim != .lean, let partitions = PartitionsFit(assessment, cores: present.cores) {
      var arrangement = present
      arrangement.partitions = partitions
      arrangement.relief =
        "\(partitions.new) partitions make the tasks "
        + (partitions.suffices ? "fit" : "smaller")
      all.append(arrangement)
    }
    if let fraction = MemoryFractionFit(assessment, aim: aim) {
      var arrangement = present
      arrangement.fraction = fraction
      arrangement.relief = "a larger part of it for execution and storage is enough"
      all.append(arrangement)
    }
    for division in Division.all(for: assessment) {
      all.append(
        Arrangement(
          cores: division.cores, relief: division.relief,
          leastSaving: division.isFinerThanCoarse
            ? -Self.worthOfFinerExecutors : Self.leastSavingByDivision))
    }
    return all
  }

  /// The part of the memory of an executor that goes to one: by its slots, or all of it where that
  /// is the relief.
  func memoryShare(of setup: Setup) -> Double { relief == nil ? cores.share(of: setup) : 1 }

  /// What it changes, by key.
  var changes: [String: String] {
    var changes = cores.changes
    if let partitions { changes[partitions.key.name] = String(partitions.new) }
    if let fraction { changes[ConfigurationKey.memoryFraction.name] = String(fraction.new) }
    return changes
  }
}
