internal import Advisor
internal import Checks
internal import SparkSource

/// Writes a ``CheckReport`` as a JUnit report: a file is a suite, a finding a failed case in it.
public struct JUnitRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as XML that ends with a line break.
  public func render(_ report: CheckReport) -> String {
    let files = report.texts.keys.sorted()
    let suites = files.map { file in
      suite(file, report.findings.filter { $0.place.file == file })
    }
    let failures = report.findings.count
    let passed = files.count { file in !report.findings.contains { $0.place.file == file } }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="ballast check" tests="\(failures + passed)" failures="\(failures)">
      \(suites.joined())</testsuites>

      """
  }

  private func suite(_ file: String, _ findings: [LocatedFinding]) -> String {
    let name = Self.escaped(file)
    let cases = findings.map { finding in
      let message = Self.escaped(finding.message)
      let text = Self.escaped("\(finding.place): \(finding.severity.word): \(finding.remedy)")
      return """
            <testcase classname="\(name)" name="\(finding.rule) \(finding.name) line \(finding.place.line)">
              <failure message="\(message)" type="\(finding.severity.word)">\(text)</failure>
            </testcase>

        """
    }
    let passed = "    <testcase classname=\"\(name)\" name=\"settings\"/>\n"
    return """
        <testsuite name="\(name)" tests="\(max(1, findings.count))" failures="\(findings.count)">
      \(cases.isEmpty ? passed : cases.joined())  </testsuite>

      """
  }

  /// The text without what XML forbids, and with what it escapes.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
