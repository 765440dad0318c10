/// An expression of a program, as far as rules look into it.
public indirect enum CodeExpression: Hashable, Sendable {
  /// A string, number or truth value.
  case literal(CodeLiteral)
  /// A name, a call, or calls one after the other: `spark.read.parquet("x").collect()`.
  case chain(CodeChain)
  /// A list, a tuple, a set.
  case list([CodeArgument])
  /// A dictionary, by its entries.
  case map([CodeEntry])
  /// A key and a value with an arrow or a colon between them.
  case pair(CodeEntry)
  /// What stands between braces, or a function's body.
  case block([CodeStatement])
  /// Several expressions with operators, or words, between them.
  case operation([CodeExpression])

  /// The chain, if it is one.
  public var chain: CodeChain? {
    if case .chain(let chain) = self { chain } else { nil }
  }

  /// The literal, if it is one.
  public var literal: CodeLiteral? {
    if case .literal(let literal) = self { literal } else { nil }
  }
}

/// A literal and where it stands in the code.
public struct CodeLiteral: Hashable, Sendable {
  /// What kind of literal it is.
  public enum Kind: Hashable, Sendable {
    case string, number
  }

  /// What kind of literal it is.
  public var kind: Kind
  /// What it says; nil for a string that the program completes.
  public var value: String?
  /// Where it stands, quotes included.
  var range: Range<Int>
  /// What stands between the quotes.
  var content: Range<Int>
}

/// A key and its value.
public struct CodeEntry: Hashable, Sendable {
  /// The key.
  public var key: CodeExpression
  /// The value.
  public var value: CodeExpression
}

/// An argument of a call.
public struct CodeArgument: Hashable, Sendable {
  /// Its name, where it is given with one.
  public var name: String?
  /// Where the name stands.
  var nameRange: Range<Int>?
  /// Its value.
  public var value: CodeExpression
}

/// Names and calls one after the other, as `df.filter(x).collect()`; R's pipes and the prefix calls of
/// SparkR have the same form.
public struct CodeChain: Hashable, Sendable {
  /// What stands before the first name, if that is no name: `("a").length`.
  public var head: CodeExpression?
  /// The names in their order.
  public var links: [CodeLink]

  /// More links than anybody writes: of a longer chain only the last ones are looked at.
  static let mostLinks = 400

  /// The chain through some of its links.
  public func through(_ count: Int) -> CodeChain {
    let links = links.prefix(count).suffix(Self.mostLinks)
    return CodeChain(head: links.startIndex > 0 ? .operation([]) : head, links: Array(links))
  }

  /// A name in a chain, and what it is called with.
  public struct CodeLink: Hashable, Sendable {
    /// The name; `[]` for an index, and empty for a call of what a call gives.
    public var name: String
    /// The arguments; nil where it is not called.
    public var arguments: [CodeArgument]?
    /// Where the name stands.
    var nameRange: Range<Int>
    /// Where the name and its arguments stand.
    var range: Range<Int>

    /// An argument by its name, else by its position.
    public func argument(_ name: String, at position: Int? = nil) -> CodeExpression? {
      if let named = arguments?.first(where: { $0.name == name }) { return named.value }
      guard let position else { return nil }
      let unnamed = (arguments ?? []).filter { $0.name == nil }
      return unnamed.indices.contains(position) ? unnamed[position].value : nil
    }

    /// The only argument without a name; nil where there are none or more.
    public var onlyArgument: CodeExpression? {
      let arguments = arguments ?? []
      return arguments.count == 1 ? arguments.first?.value : nil
    }
  }
}

/// A link of a ``CodeChain``.
public typealias CodeLink = CodeChain.CodeLink

/// A statement, and where it belongs.
public struct CodeStatement: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// An assignment or an expression.
    case plain
    /// A decorator or annotation of the function behind it.
    case decorator
    /// The head of a function, with the last name of the type of its result.
    case function(name: String, result: String?)
  }

  /// What it is.
  public var kind: Kind = .plain
  /// What is assigned; nil where nothing is.
  public var target: CodeExpression?
  /// The expression; an operation of nothing for what is bound to a value from elsewhere, such as a
  /// parameter.
  public var value: CodeExpression
  /// The function that it belongs to: 0 for the whole program, else a number of its own.
  public var scope: Int
  /// Whether a loop repeats it.
  public var isInLoop: Bool
  /// Where it stands in the code.
  var range: Range<Int>
}
