internal import SparkMemory

/// What is to be known of a configuration where it is pasted, besides what is left out.
struct PasteNotes {
  let target: PasteTarget
  let subject: PasteSubject
  let lines: [PasteSubject.Line]

  var sentences: [String] {
    [manager, offHeap].compactMap(\.self) + remarks + sizes
  }

  /// The sizes are those of another manager.
  private var manager: String? {
    guard let theirs = target.manager, theirs != subject.manager else { return nil }
    return "These sizes are for a \(subject.manager.rawValue) master, and \(target.name) is "
      + "\(theirs.rawValue): use --manager \(theirs.rawValue)."
  }

  /// Off-heap memory is sized where it is on, which another line says that stays as it is.
  private var offHeap: String? {
    let size = ConfigurationKey.offHeapSize.name
    let enabled = ConfigurationKey.offHeapEnabled.name
    guard lines.contains(where: { $0.key == size }), !lines.contains(where: { $0.key == enabled })
    else { return nil }
    return "\(size) counts where \(enabled) is true, which has to be set there too."
  }

  private var remarks: [String] {
    lines.compactMap { line in
      target.remarks.first { $0.covers(line.key) }.map { "\(line.key): \($0.reason)." }
    }
  }

  private var sizes: [String] {
    switch target.offering {
    case .emrServerless: [ProcessRole.driver, .executor].compactMap(serverless)
    case .databricks: [ProcessRole.driver, .executor].compactMap(node)
    default: []
    }
  }

  /// The worker that EMR Serverless gives, where it is another than the one that is asked for.
  private func serverless(_ role: ProcessRole) -> String? {
    guard isSized(role), let asked = subject.containers[role] else { return nil }
    let offering = ManagedOffering.emrServerless
    let key = "spark.\(role.rawValue).cores"
    let text =
      lines.last { $0.key == key }?.value ?? offering.settings().first { $0.key == key }?.value
    let cores = text.flatMap { Int($0) } ?? 1
    do throws(OfferingError) {
      let given = try offering.container(heap: asked.heap, overhead: asked.overhead, cores: cores)
      guard given.granted != given.requested || given.cores != cores else { return nil }
      return "The \(role.rawValue) asks for \(cores) vCPU and \(given.requested); EMR Serverless "
        + "gives \(given.cores) vCPU and \(given.granted)."
    } catch {
      return "The \(role.rawValue): \(error.description)."
    }
  }

  /// Whether the heap of a process is among the settings, and no default of the offering.
  private func isSized(_ role: ProcessRole) -> Bool {
    subject.lines.contains { $0.key == "spark.\(role.rawValue).memory" }
  }

  /// The node type to choose, as far as clusters have shown how heaps follow from it.
  private func node(_ role: ProcessRole) -> String? {
    guard isSized(role), let heap = subject.containers[role]?.heap else { return nil }
    let sizes = (2...2048).lazy.map { ByteSize.gibibytes(Int64($0)) }
    let node = sizes.first { ManagedOffering.databricksHeap(ofNodeWith: $0) >= heap }
    return node.map {
      "Choose a \(role == .driver ? "driver" : "worker") node type with \($0) or more: about as "
        + "much shows a heap of \(heap)."
    }
  }
}
