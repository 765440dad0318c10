import SparkMemory

/// What machines are too small for, and what Spark does not do at all.
struct PlanShortages {
  let sentences: [String]

  init(_ workload: Workload, _ chosen: ExecutorPlan, driver: DriverPlan) {
    var sentences: [String] = []
    if let most = try? SparkConfiguration().bytes(.maxBroadcastTableSize),
      workload.broadcast >= most
    {
      sentences.append(
        "Spark broadcasts no table of \(most) or more: join the one of \(workload.broadcast) by a "
          + "shuffle.")
    }
    if chosen.missingHeap > .zero {
      let broadcast =
        workload.broadcast > .zero ? ", and \(workload.broadcast) of a broadcast twice" : ""
      sentences.append(
        "Executors lack \(chosen.missingHeap) of heap for what is live in them at once, "
          + "\(PlanAssumptions.taskObjects) of objects for each task\(broadcast), and may die of it: "
          + "take machines with more memory for each core"
          + (broadcast.isEmpty ? "." : ", or broadcast less."))
    }
    if let fraction = chosen.cachedFraction, fraction < 0.99 {
      sentences.append(
        "Memory holds \(percent(fraction)) of the cache of \(workload.cache): the rest is read from "
          + "disk or computed again each time. Cache fewer columns, a serialized level, or take more "
          + "memory.")
    }
    if chosen.memoryBytesSpilled >= ExecutorNeed.leastSpill {
      sentences.append(
        "The widest shuffle spills \(chosen.memoryBytesSpilled): a task's share is \(chosen.share), "
          + "and it wants \(chosen.want).")
    }
    if driver.heap > PlanAssumptions.mostDriver {
      sentences.append(
        "A driver of \(driver.heap) is hardly to be had, and its collections take long: write the "
          + "results to storage instead of collecting them"
          + (workload.broadcast > .zero ? ", and broadcast less." : "."))
    }
    self.sentences = sentences
  }
}
