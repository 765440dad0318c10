import Report
import SparkMemory
import TestSupport
import Testing

/// What a real Spark has of a configuration that was pasted into it.
@Suite(.serialized, .waitsForSpark) struct PastedFormTests {
  /// Texts that a shell, a properties file or a compiler could take for something else.
  private static let awkward = [
    "-Dname=a value -XX:+UseG1GC", "-Da='it is' -Db=\"quoted\"", "$HOME and `date` and $(id)",
    "a,b,c", "k=v,l=w", "=leading", ":leading", "#no comment", "back\\slash \\n \\u0041", "100%",
    "%s {b}", "é ü 漢 🚀", "*", "a;b|c & d", "tab\there", "\"", "'", "\\", "x --conf y=z", "~",
  ]

  private static let subject = PasteSubject(
    title: "For a test.",
    lines: awkward.enumerated().map { index, value in
      PasteSubject.Line(key: "spark.ballast.test\(index)", value: value, reason: value)
    }
      + [
        ("spark.executor.memory", "3g"), ("spark.executor.memoryOverhead", "700m"),
        ("spark.executor.cores", "3"), ("spark.sql.shuffle.partitions", "24"),
        ("spark.memory.fraction", "0.7"), ("spark.driver.maxResultSize", "2g"),
        ("spark.executor.extraJavaOptions", "-Da='it is' -Db=\"quoted\""),
        ("spark.driver.memory", "700m"),
      ].map { PasteSubject.Line(key: $0.0, value: $0.1, reason: "it's \"why\" $HOME \\u0041") },
    manager: .yarn, deployMode: .client)

  @Test("Spark has what was pasted", arguments: PastedForm.formats, SparkReferee.allCases)
  func readsBack(_ format: PasteFormat, _ referee: SparkReferee) throws {
    let pasted = try PastedConfiguration(Self.subject, as: format)
    let left = Set(pasted.leftOut.map(\.key))
    #expect(left.isEmpty == ![.pyspark, .scala].contains(format))
    try withTemporaryFolder { folder in
      let form = PastedForm(format: format, referee: referee, folder: folder)
      let spark = try form.reported(pasted.text)
      for line in Self.subject.lines {
        let expected = left.contains(line.key) ? nil : line.value
        // Spark puts what Java needs of it in front of Java options.
        let isOptions = line.key.hasSuffix(".extraJavaOptions")
        let reported = spark[line.key]
        let isSame =
          isOptions ? reported?.hasSuffix(" " + line.value) == true : reported == expected
        #expect(isSame, "\(line.key): \(reported ?? "not set")")
      }
      // What the driver's JVM got is no matter of reports.
      let heap = try #require(spark["maxMemory"].flatMap { Int64($0) })
      let is700m = abs(heap - ByteSize.mebibytes(700).bytes) < ByteSize.mebibytes(64).bytes
      #expect(is700m == !left.contains("spark.driver.memory"))
    }
  }
}
