/// Reads programs: what they set, and what rules look at.
public enum CodeReader {
  /// A program of a file; nothing where Spark is not seen in it.
  /// - Parameters:
  ///   - text: The file.
  ///   - language: The language of the whole of it.
  /// - Returns: What it sets, and the program.
  public static func reading(of text: SourceText, as language: CodeLanguage) -> SourceReading {
    if language == .python || language == .scala,
      let reading = CommandCells.reading(of: text, language)
    {
      return reading
    }
    let code = CodeText(text)
    return reading(of: code, parts: [0..<code.units.count], language: language)
  }

  /// A program of code in several parts.
  static func reading(
    of code: CodeText, parts: [Range<Int>], language: CodeLanguage, isSpark: Bool = false
  ) -> SourceReading {
    var reading = SourceReading(of: code.source)
    guard language != .sql else { return sql(code, parts: parts) }
    var program = Program(code, parts: parts, language: language)
    program.queries = CodeQueries.all(in: program)
    let settings = CodeSettings(program)
    reading.configurations = settings.configurations + ManagedLiterals.configurations(in: program)
    if isSpark || program.showsSpark || !settings.configurations.isEmpty {
      reading.programs = [program]
    }
    return reading
  }

  /// SQL with what its settings say; a program only where it tells Spark how to run a query.
  static func sql(_ code: CodeText, parts: [Range<Int>]) -> SourceReading {
    var reading = SourceReading(of: code.source)
    var program = Program(code, parts: [], language: .sql)
    var queries: [CodeQuery] = []
    for part in parts {
      let part = code.part(part)
      let moved = part.moved(SQLScript.settings(of: part.standalone))
      reading.configurations += moved.configurations
      queries.append(CodeQuery(part, statement: 0))
    }
    program.queries = queries
    if queries.contains(where: \.isForSpark) { reading.programs = [program] }
    return reading
  }
}

extension Program {
  /// Whether anything in it shows that it is a program for Spark.
  var showsSpark: Bool {
    if !imports.isDisjoint(with: Self.packages) { return true }
    return chains.contains { found in
      let links = found.chain.links
      guard let first = links.first else { return false }
      if first.name == "sparkR.session" { return true }
      return first.name == "spark" && first.arguments == nil && links.count > 1
        && Self.members.contains(links[1].name)
    }
  }

  private static let packages: Set = [
    "pyspark", "org.apache.spark", "SparkR", "sparklyr", "databricks.koalas", "databricks.connect",
  ]

  private static let members: Set = [
    "catalog", "conf", "createDataFrame", "range", "read", "readStream", "sparkContext", "sql",
    "table", "udf", "implicits",
  ]
}

extension CodeQuery {
  /// Whether it says how Spark is to run it: a hint, or what is to be cached.
  var isForSpark: Bool {
    words.contains { $0.kind == .hint }
      || zip(words, words.dropFirst()).contains { word, next in
        word.kind == .name && next.kind == .name && word.text == "CACHE"
          && ["TABLE", "LAZY"].contains(next.text)
      }
  }
}

/// The SQL in the strings of a program.
enum CodeQueries {
  static func all(in program: Program) -> [CodeQuery] {
    program.chains.flatMap { found in
      found.chain.links.compactMap { link in
        guard ["sql", "expr", "spark_sql"].contains(link.name),
          let argument = link.argument("sqlQuery", at: 0)
        else { return nil }
        guard let literal = literal(argument, in: found.statement, of: program) else { return nil }
        return CodeQuery(program.code.part(literal.content), statement: found.statement)
      }
    }
  }

  private static func literal(
    _ expression: CodeExpression, in statement: Int, of program: Program
  ) -> CodeLiteral? {
    if let literal = expression.literal { return literal }
    // `"… LIMIT %d" % n`, `"…".format(n)`, `"""…""".stripMargin`
    if case .operation(let parts) = expression, let first = parts.first?.literal,
      !parts.dropFirst().contains(where: { $0.literal?.kind == .string })
    {
      return first
    }
    if let literal = expression.chain?.head?.literal { return literal }
    guard let name = Program.name(expression), program.assignmentCount(of: name) == 1,
      let found = program.definition(of: name, before: statement)
    else { return nil }
    return program.statements[found].value.literal
  }
}
