/// The containers that YARN gives: from a least to a greatest, in steps.
public struct ContainerAllocation: Hashable, Sendable, Codable {
  /// `yarn.scheduler.minimum-allocation-mb`.
  public var minimum: ByteSize
  /// `yarn.scheduler.maximum-allocation-mb`, where it is known.
  public var maximum: ByteSize?
  /// The step: the minimum with the CapacityScheduler,
  /// `yarn.resource-types.memory-mb.increment-allocation` with the FairScheduler.
  public var increment: ByteSize

  /// Containers from a least to a greatest; the step is the least one unless it is named.
  public init(
    minimum: ByteSize = SparkFacts.yarnAllocation, maximum: ByteSize? = nil,
    increment: ByteSize? = nil
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.increment = increment ?? minimum
  }

  /// What is given for a request; nil where it is above the maximum, so that it is refused.
  public func grant(for request: ByteSize) -> ByteSize? {
    if let maximum, request > maximum { return nil }
    var environment = ClusterEnvironment(manager: .yarn)
    apply(to: &environment)
    return environment.yarnGrant(for: request)
  }

  /// Lets layouts be computed with these containers.
  public func apply(to environment: inout ClusterEnvironment) {
    environment.yarnMinimumAllocation = minimum
    environment.yarnMaximumAllocation = maximum
    environment.yarnAllocationIncrement = increment
  }
}
