internal import Yams

/// `<<: *a` of YAML, which gives a mapping the entries of others that it has not itself.
///
/// Source: "Merge Key Language-Independent Type for YAML", version 1.1.
struct YAMLMerge {
  /// How many nodes more are looked at; aliases say a few lines a million times.
  private var left = 200_000
  /// Deeper mappings stay as they are.
  private static let greatestDepth = 64

  /// A document with what its merge keys say, in front of the entries of each mapping.
  static func merged(_ root: YAMLNode) -> YAMLNode {
    var merge = YAMLMerge()
    return merge.merged(root, depth: 0)
  }

  private mutating func merged(_ node: YAMLNode, depth: Int) -> YAMLNode {
    left -= 1
    guard left > 0, depth < Self.greatestDepth else { return node }
    if let list = node.sequence {
      let nodes = list.map { merged($0, depth: depth + 1) }
      return .sequence(YAMLNode.Sequence(nodes, list.tag, list.style, list.mark))
    }
    guard let mapping = node.mapping else { return node }
    var own: [(YAMLNode, YAMLNode)] = []
    var others: [YAMLNode] = []
    for (key, value) in mapping {
      let value = merged(value, depth: depth + 1)
      guard key.isMergeKey else {
        own.append((key, value))
        continue
      }
      others += value.sequence.map { Array($0) } ?? [value]
    }
    guard !others.isEmpty else {
      return .mapping(YAMLNode.Mapping(own, mapping.tag, mapping.style, mapping.mark))
    }
    var names = Set(own.compactMap(\.0.string))
    let added = others.flatMap { $0.mapping.map { Array($0) } ?? [] }.filter { key, _ in
      left -= 1
      return left > 0 && key.string.map { names.insert($0).inserted } == true
    }
    return .mapping(
      YAMLNode.Mapping(
        added.map { ($0.key, $0.value) } + own, mapping.tag, mapping.style, mapping.mark))
  }
}

extension YAMLNode {
  fileprivate var isMergeKey: Bool {
    scalar?.string == "<<" && scalar?.style == .plain
  }
}
