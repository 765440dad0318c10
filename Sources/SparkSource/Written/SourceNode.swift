internal import Yams

/// A YAML text as a tree with places, for what is written for Ballast itself.
public struct SourceNode: Hashable, Sendable {
  /// What stands there.
  public enum Content: Hashable, Sendable {
    /// A word, a number or a quoted text, as it is written.
    case scalar(String)
    /// A list.
    case list([SourceNode])
    /// A mapping, in its order.
    case mapping([Entry])
  }

  /// A name of a mapping and what it says.
  public struct Entry: Hashable, Sendable {
    /// The name.
    public var key: String
    /// Where the name stands.
    public var keyPlace: SourcePlace
    /// What it says.
    public var value: SourceNode
  }

  /// What stands there.
  public var content: Content
  /// Where it stands.
  public var place: SourcePlace

  /// The first document of a text.
  /// - Parameter text: The text.
  /// - Returns: Its tree, nil for one without words; and where and why reading ended early.
  public static func root(of text: SourceText) -> (node: SourceNode?, trouble: SourceNote?) {
    let documents = YAMLDocuments(text)
    guard let root = documents.roots.first else { return (nil, documents.trouble) }
    var builder = SourceNodeBuilder(documents: documents)
    let node = builder.node(root, depth: 0)
    guard builder.left > 0 else {
      return (nil, SourceNote("more than settings have; leave out what is not", at: node.place))
    }
    return (node, documents.trouble)
  }
}

/// Copies the tree of the parser, as far as settings go.
private struct SourceNodeBuilder {
  let documents: YAMLDocuments
  /// How many nodes more are taken: aliases say a few lines a million times.
  var left = 20_000
  private static let greatestDepth = 32

  init(documents: YAMLDocuments) { self.documents = documents }

  mutating func node(_ node: YAMLNode, depth: Int) -> SourceNode {
    left -= 1
    let place = documents.place(of: node)
    guard left > 0, depth < Self.greatestDepth else {
      left = 0
      return SourceNode(content: .scalar(""), place: place)
    }
    if let sequence = node.sequence {
      var list: [SourceNode] = []
      for element in sequence where left > 0 { list.append(self.node(element, depth: depth + 1)) }
      return SourceNode(content: .list(list), place: place)
    }
    if let mapping = node.mapping {
      var entries: [SourceNode.Entry] = []
      for (key, value) in mapping where left > 0 {
        entries.append(
          SourceNode.Entry(
            key: key.scalar?.string ?? "", keyPlace: documents.place(of: key),
            value: self.node(value, depth: depth + 1)))
      }
      return SourceNode(content: .mapping(entries), place: place)
    }
    return SourceNode(content: .scalar(node.scalar?.string ?? ""), place: place)
  }
}
