import Foundation
import Report
import TestSupport
import Testing

@Suite struct FitSeriesTests {
  @Test func aHeadingFillsTheLineAndIsData() {
    #expect(
      FitSeries.heading(of: "a.zstd", style: .plain) == "── a.zstd "
        + String(repeating: "─", count: 90))
    let odd = FitSeries.heading(
      of: "a\u{1B}[2J\nb" + String(repeating: "x", count: 200), style: .plain)
    #expect(!odd.contains("\u{1B}"))
    #expect(odd.hasPrefix("── …xxx"))
    #expect(odd.hasSuffix("x ──"))
    #expect(odd.count == 100)
  }

  @Test(arguments: [
    (1, 0, 0, "1 log answered, 0 failed"), (2, 1, 0, "2 logs answered, 1 failed"),
    (1200, 0, 1, "1,200 logs answered, 0 failed, 1 other file passed over"),
    (0, 3, 17, "0 logs answered, 3 failed, 17 other files passed over"),
  ])
  func theLastLineCounts(_ read: Int, failed: Int, passedOver: Int, line: String) {
    #expect(FitSeries.summary(read: read, failed: failed, passedOver: passedOver) == line)
  }

  @Test func aDocumentIsOneLineAndSaysWhichLogItIs() throws {
    let report = FitReport(try ExampleLog.spill.profile())
    let line = try FitSeries.json(report, of: "a\n\"b\"")
    #expect(line.split(separator: "\n").count == 1)
    var fields = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(fields.removeValue(forKey: "log") as? String == "a\n\"b\"")
    let alone = try JSONSerialization.jsonObject(
      with: Data(FitJSONRenderer().render(report).utf8))
    #expect(NSDictionary(dictionary: fields) == alone as? NSDictionary)
  }
}
