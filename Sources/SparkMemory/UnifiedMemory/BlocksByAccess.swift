/// Cached blocks of one memory mode, from the one whose last use is longest ago to the latest.
///
/// Looking up, touching and removing take constant time however many blocks there are, because a
/// prediction does them for every partition that a task reads.
///
/// Source: `MemoryStore.entries`, a `LinkedHashMap` in access order.
struct BlocksByAccess: Sendable {
  private struct Node: Sendable {
    var block: CachedBlock
    var older: Int?
    var newer: Int?
  }

  private var nodes: [Node] = []
  private var places: [BlockID: Int] = [:]
  private var oldest: Int?
  private var newest: Int?

  /// No blocks.
  init() {}

  /// How many there are.
  var count: Int { nodes.count }

  /// The block of this name.
  subscript(id: BlockID) -> CachedBlock? {
    places[id].map { nodes[$0].block }
  }

  /// Adds a block as the latest; a block of the same name is replaced.
  mutating func insert(_ block: CachedBlock) {
    remove(block.id)
    nodes.append(Node(block: block))
    places[block.id] = nodes.count - 1
    linkAsNewest(nodes.count - 1)
  }

  /// Makes a block the latest.
  /// - Returns: Whether there is one of this name.
  @discardableResult mutating func touch(_ id: BlockID) -> Bool {
    guard let place = places[id] else { return false }
    unlink(place)
    linkAsNewest(place)
    return true
  }

  /// Changes how many tasks read a block, to no less than none.
  /// - Returns: Whether there is one of this name.
  mutating func changeReaders(of id: BlockID, by change: Int) -> Bool {
    guard let place = places[id] else { return false }
    let (sum, overflow) = nodes[place].block.readers.addingReportingOverflow(change)
    if !overflow { nodes[place].block.readers = max(sum, 0) }
    return true
  }

  /// Removes a block.
  /// - Returns: The block, if there was one of this name.
  @discardableResult mutating func remove(_ id: BlockID) -> CachedBlock? {
    guard let place = places.removeValue(forKey: id) else { return nil }
    let block = nodes[place].block
    unlink(place)
    moveLastNode(to: place)
    return block
  }

  /// The blocks whose eviction frees a space, the oldest first.
  ///
  /// Source: `MemoryStore.evictBlocksToFreeSpace`.
  /// - Parameters:
  ///   - space: How much has to be free afterwards.
  ///   - rdd: The RDD whose blocks stay, because a block of it is being stored.
  /// - Returns: The fewest from the oldest on, leaving out those that are being read; none when all
  ///   of them together would not do.
  func victims(toFree space: ByteSize, sparing rdd: Int?) -> [CachedBlock] {
    var freed = ByteSize.zero
    var victims: [CachedBlock] = []
    var place = oldest
    while freed < space, let current = place {
      let node = nodes[current]
      if node.block.readers == 0, rdd == nil || node.block.id.rdd != rdd {
        victims.append(node.block)
        freed += node.block.size
      }
      place = node.newer
    }
    return freed >= space ? victims : []
  }

  /// All of them, the oldest first.
  var ordered: [CachedBlock] {
    var blocks: [CachedBlock] = []
    blocks.reserveCapacity(count)
    var place = oldest
    while let current = place {
      blocks.append(nodes[current].block)
      place = nodes[current].newer
    }
    return blocks
  }

  private mutating func linkAsNewest(_ place: Int) {
    nodes[place].older = newest
    nodes[place].newer = nil
    if let newest { nodes[newest].newer = place } else { oldest = place }
    newest = place
  }

  private mutating func unlink(_ place: Int) {
    relink(older: nodes[place].older, newer: nodes[place].newer, to: nil)
  }

  /// Makes two neighbours know the node between them, or each other when there is none.
  private mutating func relink(older: Int?, newer: Int?, to place: Int?) {
    if let older { nodes[older].newer = place ?? newer } else { oldest = place ?? newer }
    if let newer { nodes[newer].older = place ?? older } else { newest = place ?? older }
  }

  /// Fills the gap of an unlinked node, so that there are never gaps.
  private mutating func moveLastNode(to place: Int) {
    let last = nodes.removeLast()
    guard place < nodes.count else { return }
    nodes[place] = last
    places[last.block.id] = place
    relink(older: last.older, newer: last.newer, to: place)
  }
}

extension BlocksByAccess: Hashable {
  /// Whether both have the same blocks in the same order.
  static func == (left: BlocksByAccess, right: BlocksByAccess) -> Bool {
    left.count == right.count && left.ordered == right.ordered
  }

  /// Hashes the blocks in their order.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ordered)
  }
}

extension BlocksByAccess: Codable {
  /// Reads blocks, the oldest first.
  init(from decoder: any Decoder) throws {
    for block in try [CachedBlock](from: decoder) { insert(block) }
  }

  /// Writes the blocks, the oldest first.
  func encode(to encoder: any Encoder) throws {
    try ordered.encode(to: encoder)
  }
}
