/// Which resources a manager counts when it looks for a place.
///
/// YARN's CapacityScheduler has a choice, `yarn.scheduler.capacity.resource-calculator`; the others
/// always count both.
///
/// Source: `apache/hadoop`, `DefaultResourceCalculator`, `DominantResourceCalculator`,
/// `capacity-scheduler.xml`.
public enum ResourceCalculator: String, Hashable, Sendable, Codable, CaseIterable {
  /// Memory alone, YARN's default: cores are handed out however few there are.
  case memory = "DefaultResourceCalculator"
  /// Memory and cores.
  case memoryAndCores = "DominantResourceCalculator"
}
