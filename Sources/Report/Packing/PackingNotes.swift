internal import SparkMemory

/// The sentences of a packing report.
enum PackingNotes {
  static func sentences(
    _ packing: ClusterPacking, offering: ManagedOffering?, configuration: SparkConfiguration
  ) -> [String] {
    var notes: [String] = []
    if packing.driverDoesNotFit, let driver = packing.driver {
      notes.append(
        "No node holds the \(driver.granted) and \(driver.cores) core\(driver.cores == 1 ? "" : "s") of the "
          + "\(driver.name): the application does not start.")
    } else if let driver = packing.driver, packing.lostToDriver.upperBound > 0 {
      let lost = packing.lostToDriver
      let count =
        lost.lowerBound == lost.upperBound
        ? "\(lost.lowerBound)" : "\(lost.lowerBound) to \(lost.upperBound)"
      notes.append(
        "The place of the \(driver.name) costs \(count) executor\(lost.upperBound == 1 ? "" : "s"); "
          + "the manager chooses its node, and the totals are for the best one.")
    }
    if packing.nodes.allSatisfy({ $0.executors == 0 }),
      !packing.nodes.contains(where: { $0.limit == .refused })
    {
      let cores = packing.executor.cores.map { " and \($0) core\($0 == 1 ? "" : "s")" } ?? ""
      notes.append(
        "No node holds an executor of \(packing.executor.granted)\(cores): nothing runs.")
    }
    if packing.missingCores > 0 {
      notes.append(
        "YARN counts memory alone here, the default of its CapacityScheduler: it promises "
          + "\(packing.missingCores) cores more than there are, and tasks share the rest. "
          + "DominantResourceCalculator counts cores too.")
    }
    if packing.nodes.contains(where: { $0.limit == .refused }),
      let most = packing.cluster.allocation.maximum
    {
      notes.append(
        "YARN refuses containers above \(most), and an executor asks for "
          + "\(packing.executor.requested).")
    }
    if packing.executors > 0, packing.asked == nil, packing.askedCores == nil {
      notes.append("Nothing bounds how many executors are asked for: all that fit are counted.")
    }
    return notes + offered(offering, configuration: configuration)
  }

  private static func offered(
    _ offering: ManagedOffering?, configuration: SparkConfiguration
  ) -> [String] {
    guard let offering else { return [] }
    let unset = offering.settings().filter { configuration.values[$0.key] == nil }
    let defaults = unset.map { setting in
      "\(offering.displayName) sets \(setting.key)=\(setting.value) where nothing else does "
        + "(\(setting.source.description)); it is not counted here."
    }
    return offering.notes + defaults
  }
}

extension DriverPlace {
  /// What it is called in a sentence.
  var name: String { isApplicationMaster ? "application master" : "driver" }
}
