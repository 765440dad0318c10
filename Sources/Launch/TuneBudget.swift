/// What a search may cost.
public struct TuneBudget: Hashable, Sendable {
  /// Runs, at most.
  public var runs: Int
  /// Milliseconds of running, at most; nil for no limit.
  public var time: Int64?
  /// Gigabytes reserved times hours, at most; nil for no limit.
  public var gigabyteHours: Double?

  /// A budget.
  public init(runs: Int, time: Int64? = nil, gigabyteHours: Double? = nil) {
    self.runs = runs
    self.time = time
    self.gigabyteHours = gigabyteHours
  }

  /// What was spent.
  public struct Spending: Hashable, Sendable {
    /// Runs.
    public var runs = 0
    /// Milliseconds of running.
    public var time: Int64 = 0
    /// Gigabytes reserved times hours.
    public var gigabyteHours = 0.0

    /// Nothing yet.
    public init() {}

    /// Adds a run.
    ///
    /// - Parameters:
    ///   - time: Its milliseconds.
    ///   - reserved: The bytes that driver and executors reserved.
    public mutating func add(time: Int64, reserved: Int64) {
      runs += 1
      self.time = max(0, self.time &+ max(0, time))
      gigabyteHours += Double(max(0, reserved)) / 1_073_741_824 * Double(max(0, time)) / 3_600_000
    }
  }

  /// What is used up, in a few words; nil if there is some left.
  public func reasonSpent(_ spent: Spending) -> String? {
    if spent.runs >= runs { return "\(runs) runs were made" }
    if let time, spent.time >= time { return "\(time / 60_000) minutes of running were used" }
    if let gigabyteHours, spent.gigabyteHours >= gigabyteHours {
      return "\(gigabyteHours) GB-hours were used"
    }
    return nil
  }
}
