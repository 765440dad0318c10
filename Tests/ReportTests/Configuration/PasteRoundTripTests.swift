import Report
import SparkSource
import Testing

@Suite struct PasteRoundTripTests {
  /// The reader of each form.
  private static let readers: [PasteFormat: SourceReader.Format] = [
    .sparkDefaults: .sparkDefaults, .sparkSubmit: .sparkSubmit, .sparkApplication: .yaml,
    .databricks: .json, .emr: .json, .emrServerless: .json, .dataproc: .json, .livy: .json,
    .terraform: .json, .environment: .sparkSubmit, .pyspark: .python, .scala: .scala,
    .airflow: .python,
  ]

  /// The text of a form as it stands in a file.
  private func file(_ pasted: PastedConfiguration) -> String {
    guard pasted.format == .sparkSubmit else { return pasted.text }
    let isComment = pasted.text.hasPrefix("#")
    return isComment ? pasted.text : "spark-submit \\\n" + pasted.text
  }

  @Test("what is read back is what went in, less what is left out", arguments: readers.keys)
  func readsBack(_ format: PasteFormat) throws {
    let reader = try #require(Self.readers[format])
    var compared = 0
    for subject in try PasteSubjects.many() {
      let pasted = try PastedConfiguration(subject, as: format)
      let reading = SourceReader.read(
        SourceText(file(pasted), file: format == .terraform ? "f.tf.json" : "f"), as: reader)
      let settings = reading.configurations.flatMap(\.settings)
      let names = Set(settings.map(\.key))
      #expect(settings.count == names.count)
      let read = Dictionary(settings.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      let left = Set(pasted.leftOut.map(\.key))
      let expected = Dictionary(
        subject.lines.filter { !left.contains($0.key) }.map { ($0.key, Optional($0.value)) },
        uniquingKeysWith: { $1 })
      #expect(read == expected, "\(pasted.text)")
      #expect(reading.notes.isEmpty)
      #expect(Set(expected.keys).union(left) == Set(subject.lines.map(\.key)))
      compared += expected.count
    }
    #expect(compared > 500)
  }

  @Test("check tells each form by itself", arguments: readers.keys)
  func isTold(_ format: PasteFormat) throws {
    let pasted = try PastedConfiguration(try PasteSubjects.plan(), as: format)
    let ending =
      switch format {
      case .sparkDefaults: "conf"
      case .sparkSubmit, .environment: "sh"
      case .sparkApplication: "yaml"
      case .terraform: "tf.json"
      case .pyspark, .airflow: "py"
      case .scala: "scala"
      default: "json"
      }
    let text = SourceText(file(pasted), file: "pasted.\(ending)")
    #expect(SourceReader.format(of: text) == Self.readers[format])
  }

  @Test("Terraform's marks are no template")
  func terraform() throws {
    let subject = PasteSubjects.of([("spark.app.name", "${var.x} %{if y} $z")])
    let pasted = try PastedConfiguration(subject, as: .terraform)
    #expect(pasted.text.contains("$${var.x} %%{if y} $z"))
    let reading = SourceReader.read(SourceText(pasted.text, file: "f.tf.json"), as: .json)
    #expect(reading.configurations.flatMap(\.settings).map(\.value) == ["${var.x} %{if y} $z"])
  }
}
