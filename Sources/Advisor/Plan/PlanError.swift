public import SparkMemory

/// Why there is no plan for a workload on some machines.
public enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No machine has a core and memory for the smallest executor that is ever planned.
  case noRoomForAnExecutor
  /// No machine has so much memory as the driver's container takes.
  case noRoomForTheDriver(ByteSize)
  /// The driver, or the application master in its stead, is refused; why, in a sentence.
  case refusedDriver(String)

  /// What is missing, and what to do.
  public var description: String {
    switch self {
    case .noRoomForAnExecutor:
      "no machine of these has a core and room for an executor of 512 MiB with its overhead; "
        + "name larger ones"
    case .noRoomForTheDriver(let size):
      "no machine of these has room for the driver's container of \(size); collect or broadcast "
        + "less, name larger ones, or let the driver run elsewhere (--deploy-mode client)"
    case .refusedDriver(let why):
      "the driver does not start: \(why)"
    }
  }
}
