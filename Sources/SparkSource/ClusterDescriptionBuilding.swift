internal import SparkMemory

extension ClusterFields {
  /// The greatest numbers that are taken for numbers of machines and not for slips.
  private static let mostNodes = 100_000
  private static let mostCores = 4096

  /// The cluster of several kinds of machines.
  static func cluster(of groups: [ClusterFields]) throws(SourceError) -> Cluster {
    let shared = try shared(groups)
    var cluster = Cluster(groups: [])
    if let offering = groups.first?.offering {
      for group in groups {
        let part = try group.offered(by: offering)
        cluster.groups += part.groups
        cluster.manager = part.manager
        // The greatest container of a cluster is that of its greatest machine.
        let most = [cluster.allocation.maximum, part.allocation.maximum].compactMap { $0 }.max()
        cluster.allocation = part.allocation
        cluster.allocation.maximum = most
      }
      return cluster
    }
    cluster.manager = try shared.manager()
    cluster.allocation = try shared.allocation(cluster.manager)
    cluster.calculator = try shared.calculator()
    for group in groups { cluster.groups.append(try group.machines(manager: cluster.manager)) }
    return cluster
  }

  /// The words about the whole cluster, from whichever kind of machine they stand with.
  private static func shared(_ groups: [ClusterFields]) throws(SourceError) -> ClusterFields {
    guard var all = groups.first else { throw error("the description is empty") }
    for group in groups.dropFirst() {
      for key in clusterKeys {
        guard let value = group.values[key] else { continue }
        guard all.values[key] ?? value == value else {
          throw error("\(key) is \(all.values[key] ?? "") and \(value); write it once")
        }
        all.values[key] = value
      }
    }
    return all
  }

  func serverlessWorkers(of offering: ManagedOffering) throws(SourceError) -> Int? {
    values["nodes"] == nil ? nil : try count("nodes", most: Self.mostNodes)
  }

  private func offered(by offering: ManagedOffering) throws(SourceError) -> Cluster {
    let nodes = try count("nodes", most: Self.mostNodes)
    guard let worker else {
      var cluster = offering.cluster(
        memory: try memory("memory"), cores: try count("cores", most: Self.mostCores),
        count: nodes)
      if let name = values["name"] { cluster.groups = cluster.groups.map { $0.named(name) } }
      return cluster
    }
    do { return try offering.cluster(of: worker, count: nodes) } catch {
      throw Self.error(error.description)
    }
  }

  private func machines(manager: ClusterManager?) throws(SourceError) -> Cluster.Group {
    let memory = try memory("memory")
    let cores = try count("cores", most: Self.mostCores)
    let reservedCores = try reservedCores(below: cores)
    let node: Node
    if values["allocatable"] != nil {
      guard values["reserved-memory"] == nil else {
        throw Self.error("allocatable and reserved-memory say the same; write one of them")
      }
      let usable = try self.memory("allocatable")
      try refuse("allocatable", usable, above: memory)
      node = Node(
        memory: memory, cores: cores, reservedMemory: memory - usable,
        reservedCores: reservedCores)
    } else if values["reserved-memory"] == nil, manager == .standalone {
      let worker = Node(standaloneWorkerWith: memory, cores: cores)
      node = Node(
        memory: memory, cores: cores, reservedMemory: worker.reservedMemory,
        reservedCores: reservedCores)
    } else {
      let reserved = values["reserved-memory"] == nil ? .zero : try self.memory("reserved-memory")
      try refuse("reserved-memory", reserved, above: memory)
      node = Node(
        memory: memory, cores: cores, reservedMemory: reserved, reservedCores: reservedCores)
    }
    return Cluster.Group(
      count: try count("nodes", most: Self.mostNodes), node: node, name: values["name"])
  }

  private func refuse(
    _ key: String, _ size: ByteSize, above memory: ByteSize
  ) throws(SourceError) {
    guard size > memory else { return }
    throw Self.error("\(key) is \(size), and a node has only \(memory); write less")
  }

  private func reservedCores(below cores: Int) throws(SourceError) -> Int {
    guard let text = values["reserved-cores"] else { return 0 }
    guard let count = Int(text), (0..<cores).contains(count) else {
      throw Self.error(
        "reserved-cores=\(text) leaves no core or is no number; write 0 to \(cores - 1)")
    }
    return count
  }

  private func manager() throws(SourceError) -> ClusterManager? {
    guard let text = values["manager"]?.lowercased() else { return nil }
    let offered: [ClusterManager] = [.yarn, .kubernetes, .standalone]
    if let manager = offered.first(where: { $0.rawValue == text }) { return manager }
    throw Self.error("manager=\(text) is unknown; write yarn, kubernetes or standalone")
  }

  private func calculator() throws(SourceError) -> ResourceCalculator {
    switch values["calculator"]?.lowercased() {
    case nil, "default": return .memory
    case "dominant": return .memoryAndCores
    case let text?:
      throw Self.error("calculator=\(text) is unknown; write default or dominant")
    }
  }

  private func allocation(_ manager: ClusterManager?) throws(SourceError) -> ContainerAllocation {
    for key in ["min-allocation", "max-allocation", "increment", "calculator"]
    where values[key] != nil && manager != nil && manager != .yarn {
      throw Self.error("\(key) is YARN's; leave it out or write manager=yarn")
    }
    let allocation = ContainerAllocation(
      minimum: try optionalMemory("min-allocation") ?? SparkFacts.yarnAllocation,
      maximum: try optionalMemory("max-allocation"),
      increment: try optionalMemory("increment"))
    if let maximum = allocation.maximum, maximum < allocation.minimum {
      throw Self.error(
        "max-allocation is \(maximum), below min-allocation of \(allocation.minimum)")
    }
    return allocation
  }

  private func optionalMemory(_ key: String) throws(SourceError) -> ByteSize? {
    values[key] == nil ? nil : try memory(key, bareUnit: .mebibyte)
  }

  private func memory(
    _ key: String, bareUnit: ByteUnit = .gibibyte
  ) throws(SourceError) -> ByteSize {
    guard let text = values[key] else { throw missing(key) }
    let size: ByteSize
    do { size = try ByteSize(parsing: text, bareUnit: bareUnit) } catch {
      throw Self.error("\(key): \(error)")
    }
    guard size >= .mebibytes(1) || key == "reserved-memory" else {
      throw Self.error("\(key)=\(text) is below 1m; write a size such as 128g")
    }
    return size
  }

  private func count(_ key: String, most: Int) throws(SourceError) -> Int {
    guard let text = values[key] else { throw missing(key) }
    guard let count = Int(text), (1...most).contains(count) else {
      throw Self.error("\(key)=\(text) is not a number from 1 to \(most); write one")
    }
    return count
  }

  private func missing(_ key: String) -> SourceError {
    let example = worker == nil ? "nodes=8,cores=16,memory=128g" : "nodes=8"
    return Self.error("\(key) is missing; write it as in \(example)")
  }
}

extension Cluster.Group {
  fileprivate func named(_ name: String) -> Cluster.Group {
    var group = self
    group.name = name
    return group
  }
}
