internal import SparkMemory

/// What a packing says of the whole cluster, in words that every form shares.
enum PackingTotals {
  /// Who hands out what, and to how many.
  static func headline(_ report: PackingReport) -> String {
    var parts = [report.offering?.displayName ?? report.manager.displayName]
    let nodes = report.total.nodes
    parts.append(nodes == 1 ? "1 node" : "\(NumberText.grouped(nodes)) nodes")
    let cores = report.executor.cores.map { $0 == 1 ? "1 core" : "\($0) cores" } ?? "every core"
    parts.append("executors of \(report.executor.granted) and \(cores)")
    return parts.joined(separator: " · ")
  }

  /// The lines of the table of the whole cluster: a name, a figure and what it means.
  static func rows(_ report: PackingReport) -> [[String]] {
    let total = report.total
    var rows: [[String]] = []
    func add(_ name: String, _ value: String, _ meaning: String = "") {
      rows.append([name, value, meaning])
    }
    add("executors that fit", NumberText.grouped(total.room), driver(report))
    add("asked for", total.asked.map { NumberText.grouped($0) } ?? "–", asked(report))
    add("running", NumberText.grouped(total.executors), unused(total))
    add(
      "pending", NumberText.grouped(total.pending),
      total.pending > 0 ? "asked for, and there is no room" : "")
    add("tasks at once", NumberText.grouped(total.slots))
    add("heap", total.heap.description, "of all executors")
    add("unified memory", total.unified.description, "for execution and storage")
    add("idle memory", total.idleMemory.description, "of \(total.usableMemory)")
    add(
      "idle cores", NumberText.grouped(total.idleCores),
      "of \(NumberText.grouped(total.usableCores))")
    return rows
  }

  private static func driver(_ report: PackingReport) -> String {
    guard let driver = report.driver else { return "" }
    let name = driver.isApplicationMaster ? "application master" : "driver"
    guard driver.fits else { return "no node holds the \(name)" }
    return "beside the \(name) of \(driver.granted)"
  }

  private static func asked(_ report: PackingReport) -> String {
    if let cores = report.total.askedCores { return "at most \(NumberText.grouped(cores)) cores" }
    return report.total.asked == nil ? "no bound" : ""
  }

  private static func unused(_ total: PackedTotal) -> String {
    total.unused > 0 ? "\(NumberText.grouped(total.unused)) more would fit" : ""
  }
}
