#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import Advisor
internal import Checks
internal import SparkSource

/// Writes a ``CheckReport`` as a SARIF 2.1.0 log, which code hosts show in a pull request.
public struct SARIFRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON text that ends with a line break.
  ///
  /// Throws only what encoding throws, which no report does.
  public func render(_ report: CheckReport) throws -> String {
    let rules = RuleSelection.rules
    var repeats: [String: Int] = [:]
    let results = report.findings.map { finding in
      let index = rules.firstIndex { $0.id == finding.rule } ?? -1
      let line = report.texts[finding.place.file]?.line(finding.place.line) ?? ""
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let known = "\(finding.rule)\u{0}\(finding.place.file)\u{0}\(words)"
      repeats[known, default: 0] += 1
      return result(finding, index, fingerprint: "\(known)\u{0}\(repeats[known] ?? 1)".fingerprint)
    }
    let driver = SARIFDocument.Driver(
      semanticVersion: report.version, rules: rules.map(descriptor))
    let document = SARIFDocument(
      runs: [SARIFDocument.Run(tool: SARIFDocument.Tool(driver: driver), results: results)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private func descriptor(_ about: RuleDescription) -> SARIFDocument.Descriptor {
    let page = about.document
    let sections = [
      ("What it finds", page.finds), ("Why it matters", page.matters), ("Evidence", page.evidence),
      ("Example", page.example), ("Remedy", page.remedy), ("Is the remedy safe", page.safety),
      ("References", page.references.map { "- \($0)" }.joined(separator: "\n")),
    ]
    let markdown = sections.map { "**\($0.0)**\n\n\($0.1)" }.joined(separator: "\n\n")
    return SARIFDocument.Descriptor(
      id: about.id.description, name: about.name,
      shortDescription: SARIFDocument.Text(text: page.finds),
      fullDescription: SARIFDocument.Text(text: page.matters),
      help: SARIFDocument.Help(text: page.remedy, markdown: markdown),
      defaultConfiguration: SARIFDocument.Configuration(level: about.severity.word))
  }

  private func result(
    _ finding: LocatedFinding, _ index: Int, fingerprint: String
  ) -> SARIFDocument.Result {
    let related = finding.related.enumerated().map { index, related in
      SARIFDocument.Location(
        id: index + 1, physicalLocation: SARIFDocument.PhysicalLocation(related.place),
        message: SARIFDocument.Text(text: related.message))
    }
    return SARIFDocument.Result(
      ruleId: finding.rule.description, ruleIndex: index, level: finding.severity.word,
      message: SARIFDocument.Text(text: "\(finding.message). Remedy: \(finding.remedy)."),
      locations: [
        SARIFDocument.Location(
          physicalLocation: SARIFDocument.PhysicalLocation(finding.place))
      ],
      relatedLocations: related.isEmpty ? nil : related,
      partialFingerprints: ["ballastFinding/v1": fingerprint],
      fixes: finding.fix.map { [fix($0, in: finding.place.file)] })
  }

  private func fix(_ fix: Fix, in file: String) -> SARIFDocument.Fix {
    SARIFDocument.Fix(
      description: SARIFDocument.Text(text: fix.title),
      artifactChanges: [
        SARIFDocument.ArtifactChange(
          artifactLocation: SARIFDocument.Artifact(file),
          replacements: fix.replacements.map {
            SARIFDocument.Replacement(
              deletedRegion: SARIFDocument.Region($0.place),
              insertedContent: SARIFDocument.Text(text: $0.text))
          })
      ])
  }
}

extension String {
  /// Sixteen digits that tell texts apart: FNV-1a of 64 bits.
  fileprivate var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }
}
