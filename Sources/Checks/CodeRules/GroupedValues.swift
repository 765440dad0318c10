internal import Advisor
internal import SparkMemory
internal import SparkSource

/// All values of a key brought together to make one of them.
struct GroupedValues: CodeRule {
  let about = RuleDescription(
    205, "grouped-values", .source, .warning,
    document: RuleDocument(
      finds: "`groupByKey()` of an RDD, and above all one whose values are then summed or counted.",
      matters: """
        Every value goes through the shuffle, and all values of one key come to one task, however \
        many partitions there are. In Scala and Java they stand in its memory at once, and one key \
        with very many values ends it with `OutOfMemoryError`; Python writes what does not fit to \
        disk, and is slow.
        """,
      evidence: """
        A `groupByKey` without a function: the one of Datasets takes a function, keeps its groups as \
        iterators that spill, and is left alone. A `sum`, `len`, `max` or the like in the call behind \
        it makes it a warning; else it is a note, because some programs need the values.
        """,
      example: """
        ```python
        counts = pairs.groupByKey().mapValues(len).collectAsMap()
        ```
        """,
      remedy: """
        `reduceByKey` or `aggregateByKey`, which combine in the map tasks and keep one value for \
        each key; or DataFrames with `groupBy().agg()`.
        """,
      safety: """
        The combining function must be associative; averages need sum and count. Sums of floating \
        point numbers may differ in their last digits.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/rdd/PairRDDFunctions.scala",
        "python/pyspark/core/rdd.py",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    program.calls(of: ["groupByKey"]).compactMap { call in
      guard call.index > 0 || call.chain.head != nil, program.language != .r,
        (call.link.arguments ?? []).allSatisfy({ Self.isNumber($0, call) })
      else { return nil }
      let reducing = call.next.flatMap(Self.reducing)
      return finding(
        program, at: call.place, in: call.statement,
        reducing.map {
          "groupByKey() brings all values of a key to one task, for \($0) to make one of them"
        }
          ?? "groupByKey() brings all values of a key to one task",
        severity: reducing == nil ? .note : nil,
        evidence: [reducing.map { "\($0) of the values" } ?? "all values of a key at once"],
        remedy: reducing == nil
          ? "where the values are reduced later, use reduceByKey or aggregateByKey"
          : "use reduceByKey or aggregateByKey, which combine before the shuffle")
    }
  }

  /// Datasets and streams group by a function.
  private static func isNumber(_ argument: CodeArgument, _ call: ProgramCall) -> Bool {
    argument.name == "numPartitions"
      || call.program.number(argument.value, in: call.statement) != nil
  }

  /// What makes one value of many in the function of a call; nil where nothing does.
  private static func reducing(_ link: CodeLink) -> String? {
    guard ["mapValues", "map", "flatMapValues"].contains(link.name),
      let function = link.arguments?.first?.value
    else { return nil }
    return name(in: function)
  }

  private static func name(in expression: CodeExpression) -> String? {
    switch expression {
    case .chain(let chain):
      if let link = chain.links.last(where: { reducers.contains($0.name) }) { return link.name }
      return chain.links.lazy.flatMap { $0.arguments ?? [] }.compactMap { name(in: $0.value) }.first
    case .operation(let parts): return parts.lazy.compactMap(name).first
    case .block(let body): return body.lazy.compactMap { name(in: $0.value) }.first
    case .list(let elements): return elements.lazy.compactMap { name(in: $0.value) }.first
    case .literal, .map, .pair: return nil
    }
  }

  private static let reducers: Set = [
    "sum", "len", "max", "min", "size", "length", "count", "mean", "reduce", "reduceLeft", "fold",
    "foldLeft", "average", "product", "any", "all",
  ]
}
