internal import SparkSource

/// A call in a program, with what stands before it.
struct ProgramCall {
  let program: Program
  let chain: CodeChain
  let index: Int
  let statement: Int

  var link: CodeLink { chain.links[index] }
  var name: String { link.name }

  /// The links before it, those that its names stand for included.
  var lineage: [CodeLink] {
    program.lineage(of: chain.through(index), in: statement)
  }

  /// The link behind it; nil where the chain ends.
  var next: CodeLink? {
    chain.links.indices.contains(index + 1) ? chain.links[index + 1] : nil
  }

  /// The link before it; nil where the chain begins.
  var previous: CodeLink? { index > 0 ? chain.links[index - 1] : nil }

  /// How many rows it gets.
  var bound: RowBound { RowBound.of(lineage, in: statement, of: program) }

  /// Whether what it is called on is no data of Spark's: an object of the program's own, or what the
  /// driver holds already.
  var isForeign: Bool {
    let lineage = lineage
    if lineage.contains(where: { Self.local.contains($0.name) }) { return true }
    guard let first = lineage.first, lineage.count == 1 else { return false }
    // An object that a constructor just made, or the object that a method belongs to.
    let isObject = first.arguments != nil && first.name.first?.isUppercase == true
    return isObject || ["self", "this", "cls"].contains(first.name)
      || program.functions.contains(name) && first.arguments == nil
  }

  /// Calls behind which rows are in the driver.
  private static let local: Set = [
    "toPandas", "to_pandas", "to_numpy", "collect", "collectAsList", "collectAsMap",
    "toLocalIterator", "as.data.frame",
  ]

  /// The name that its chain begins with; nil where it begins with none.
  var subject: String? { index > 0 ? Program.root(of: chain)?.name : nil }

  /// The number that its only argument says; nil where it has another or none.
  var number: Int? { link.onlyArgument.flatMap { program.number($0, in: statement) } }

  /// Where its name stands.
  var place: SourcePlace { program.place(ofName: link) }
}

extension Program {
  /// Whether its file is a test by the customs of its language: what tests make is small.
  var isTest: Bool {
    let name = text.file.split(separator: "/").last.map(String.init) ?? ""
    let stem = String(name.prefix { $0 != "." })
    return stem.hasPrefix("test_") || stem.hasPrefix("test-") || stem == "conftest"
      || ["_test", "Test", "Tests", "Spec", "Suite"].contains(where: stem.hasSuffix)
  }

  /// The calls of some names, in the order of the text.
  func calls(of names: Set<String>) -> [ProgramCall] {
    chains.flatMap { found in
      found.chain.links.indices.compactMap { index in
        names.contains(found.chain.links[index].name)
          ? ProgramCall(
            program: self, chain: found.chain, index: index, statement: found.statement) : nil
      }
    }
  }
}
