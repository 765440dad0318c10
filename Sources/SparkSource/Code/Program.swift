/// A program as rules look at it: its statements in order, every chain of calls in them, and what its
/// names stand for.
public struct Program: Hashable, Sendable {
  /// The file.
  public var text: SourceText { code.source }
  /// The language.
  public let language: CodeLanguage
  /// The statements in the order of the text; behind each, those of the blocks in it.
  public let statements: [CodeStatement]
  /// Every chain of calls, with the statement that it stands in.
  public let chains: [Found]
  /// The packages and names that it imports or loads.
  public let imports: Set<String>
  /// The names of its functions and methods, where the language has a word for them.
  public let functions: Set<String>
  /// The SQL in its strings, or the whole of it in a file of SQL.
  public internal(set) var queries: [CodeQuery] = [] {
    didSet {
      queriesByStatement = Dictionary(grouping: queries.indices) { queries[$0].statement }
    }
  }

  let code: CodeText
  private var queriesByStatement: [Int: [Int]] = [:]
  /// The statements that assign a name, in their order.
  private let assignments: [String: [Int]]

  /// A chain and the index of the innermost statement that it stands in.
  public struct Found: Hashable, Sendable {
    /// The chain.
    public var chain: CodeChain
    /// The index of the statement in ``Program/statements``.
    public var statement: Int
  }

  /// A program of code, each part of it by itself, as the cells of a notebook are.
  init(_ code: CodeText, parts: [Range<Int>], language: CodeLanguage) {
    self.code = code
    self.language = language
    let tokens = parts.flatMap { CodeScanner.tokens(of: code.units, in: $0, language: language) }
    var parser = CodeParser(tokens, language: language)
    let outline = CodeOutline(parser.program(), language: language)
    statements = outline.statements
    chains = outline.chains
    imports = parser.imports.union(outline.loaded)
    functions = Set(
      outline.statements.compactMap { statement in
        if case .function(let name, _) = statement.kind { name } else { nil }
      })
    var assignments: [String: [Int]] = [:]
    for (index, statement) in outline.statements.enumerated() {
      guard let name = statement.target.flatMap(Self.name) else { continue }
      assignments[name, default: []].append(index)
    }
    self.assignments = assignments
  }

  /// The name that an expression is, `self.` in front of it where it is a field; nil for any other.
  static func name(_ expression: CodeExpression) -> String? {
    guard let chain = expression.chain, let root = root(of: chain), root.length == chain.links.count
    else { return nil }
    return root.name
  }

  /// The name that a chain begins with, and how many links it takes.
  public static func root(of chain: CodeChain) -> (name: String, length: Int)? {
    guard chain.head == nil, let first = chain.links.first, first.arguments == nil else {
      return nil
    }
    guard first.name == "self" || first.name == "this", chain.links.count > 1,
      chain.links[1].arguments == nil
    else { return (first.name, 1) }
    return ("self." + chain.links[1].name, 2)
  }

  /// The statement that gave a name its value where another statement uses it; nil where none is seen.
  public func definition(of name: String, before index: Int) -> Int? {
    guard let found = assignments[name], statements.indices.contains(index) else { return nil }
    let scope = statements[index].scope
    let behind = Self.firstIndex(notBefore: index, in: found)
    let near = found[..<behind].suffix(Self.nearest)
    return near.last { statements[$0].scope == scope } ?? near.last { statements[$0].scope == 0 }
      ?? found.suffix(Self.nearest).last {
        $0 != index && (statements[$0].scope == 0 && scope != 0 || name.hasPrefix("self."))
      }
  }

  /// How many assignments of a name are looked at, so that looking takes no longer than reading.
  private static let nearest = 64

  private static func firstIndex(notBefore index: Int, in found: [Int]) -> Int {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The SQL in a statement.
  public func queries(in statement: Int) -> [CodeQuery] {
    (queriesByStatement[statement] ?? []).map { queries[$0] }
  }

  /// How often a name is assigned.
  public func assignmentCount(of name: String) -> Int { assignments[name]?.count ?? 0 }

  /// The place of a link's name.
  public func place(ofName link: CodeLink) -> SourcePlace { code.place(link.nameRange) }

  /// The place of a link with its arguments.
  public func place(of link: CodeLink) -> SourcePlace { code.place(link.range) }

  /// The place of a statement.
  public func place(of statement: CodeStatement) -> SourcePlace { code.place(statement.range) }
}
