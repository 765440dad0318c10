import Foundation
import Report
import SparkMemory
import TestSupport
import Testing

@Suite struct GoldenPasteTests {
  private static func ending(of format: PasteFormat) -> String {
    switch format {
    case .sparkDefaults: "conf"
    case .sparkSubmit, .environment: "sh"
    case .pyspark, .airflow: "py"
    case .scala: "scala"
    case .sparkApplication: "yaml"
    case .terraform: "tf.json"
    case .databricks, .emr, .emrServerless, .dataproc, .livy: "json"
    }
  }

  private func expect(_ subject: PasteSubject, _ format: PasteFormat, _ name: String) throws {
    let pasted = try PastedConfiguration(subject, as: format)
    let name = "\(name)-\(format.rawValue)"
    try expectGolden(pasted.text, "\(name).\(Self.ending(of: format))")
    let said = pasted.leftOut.map(\.description) + pasted.notes
    try expectGolden(said.map { $0 + "\n" }.joined(), "\(name).said.txt")
  }

  @Test("a fit in every form", arguments: PasteFormat.allCases)
  func fit(_ format: PasteFormat) throws {
    let manager: ClusterManager = format == .sparkApplication ? .kubernetes : .yarn
    let report = FitReport(try ExampleLog.spill.profile(), manager: manager)
    try expect(PasteSubject(report), format, "fit")
  }

  @Test("a plan in every form", arguments: PasteFormat.allCases)
  func plan(_ format: PasteFormat) throws {
    try expect(try PasteSubjects.plan(), format, "plan")
  }

  @Test("names and reasons of a log stay in their comments")
  func names() throws {
    var subject = PasteSubjects.of([("spark.executor.memory", "1g")])
    subject.title = "For a\njob */ \\u000a import os"
    for format in PasteFormat.allCases where format.comment != nil {
      let text = try PastedConfiguration(subject, as: format).text
      #expect(!text.contains("\njob"))
      #expect(!text.contains("\\u000a"))
    }
  }
}
