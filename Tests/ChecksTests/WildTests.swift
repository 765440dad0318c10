import Advisor
import Checks
import Foundation
import Report
import SparkSource
import Testing

/// Files in the style of what people have, and what is said of them.
@Suite struct WildTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func texts() throws -> [SourceText] {
    let wild = folder.appendingPathComponent("Wild")
    let names = try FileManager.default.subpathsOfDirectory(atPath: wild.path).sorted()
    return try names.compactMap { name in
      let path = wild.appendingPathComponent(name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
      return try SourceText(at: path, as: "Wild/" + name)
    }
  }

  private static func readings() throws -> [SourceReading] {
    try texts().filter { !$0.file.hasPrefix("Wild/silent/") }.map { text in
      let name = text.file
      let format = try #require(SourceReader.format(of: text), "\(name)")
      return SourceReader.read(text, as: format)
    }
  }

  @Test(
    "the answers are the recorded ones", arguments: ["text", "json", "sarif", "github", "junit"])
  func golden(form: String) throws {
    let report = CheckReport(Checker().check(try Self.readings()), version: "0.0.0")
    let text =
      switch form {
      case "json": try CheckJSONRenderer().render(report)
      case "sarif": try SARIFRenderer().render(report)
      case "github": GitHubRenderer().render(report)
      case "junit": JUnitRenderer().render(report)
      default: CheckTextRenderer().render(report)
      }
    let file = Self.folder.appendingPathComponent("Golden/wild.\(form)")
    if ProcessInfo.processInfo.environment["BALLAST_RECORD"] == "1" {
      return try Data(text.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let difference = UnifiedDiff.text(from: expected, to: text, file: form)
    #expect(text == expected, "\(difference)")
  }

  @Test("what only looks like settings of an application is passed over")
  func silent() throws {
    let texts = try Self.texts().filter { $0.file.hasPrefix("Wild/silent/") }
    #expect(texts.count >= 4)
    for text in texts { #expect(SourceReader.format(of: text) == nil, "\(text.file)") }
  }

  @Test("every rule finds something in them")
  func everyRule() throws {
    let found = Set(Checker().check(try Self.readings()).findings.map(\.name))
    #expect(Set(RuleSelection.rules.map(\.name)).subtracting(found).isEmpty)
  }

  @Test("safe fixes converge, and what they fixed is gone")
  func fixes() throws {
    for reading in try Self.readings() {
      let format = try #require(SourceReader.format(of: reading.text))
      var current = reading
      for _ in 0..<8 {
        let fixed = FixedText(current.text, findings: Checker().check([current]).findings)
        guard fixed.isChanged else { break }
        current = SourceReader.read(SourceText(fixed.text, file: reading.text.file), as: format)
      }
      let left = Checker().check([current]).findings.filter { $0.fix?.isSafe == true }
      #expect(left.isEmpty, "\(reading.text.file)")
    }
  }

  @Test("no cut of any of them traps, and places stay within the text")
  func damage() throws {
    for reading in try Self.readings() {
      let format = try #require(SourceReader.format(of: reading.text))
      let text = Array(reading.text.string.unicodeScalars)
      for length in stride(from: 0, to: text.count, by: 29) {
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: text[..<length])
        let source = SourceText(String(cut), file: "f")
        for finding in Checker().check([SourceReader.read(source, as: format)]).findings {
          #expect(finding.place.range.upperBound <= source.string.utf16.count)
          #expect(finding.place.line <= source.lineCount)
        }
      }
    }
  }
}
