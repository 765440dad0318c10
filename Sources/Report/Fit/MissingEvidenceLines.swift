import Advisor

/// The settings that would make the next run conclusive, to paste, each with what it would tell.
enum MissingEvidenceLines {
  static func lines(_ missing: [MissingEvidence], style: TerminalStyle) -> [String] {
    guard !missing.isEmpty else { return [] }
    return ["  To make the next run conclusive:"]
      + missing.flatMap {
        ["    --conf \($0.key)=\($0.value)"]
          + TerminalText.wrap($0.why, width: FitTextRenderer.lineWidth, indent: 6).map(style.dim)
      }
  }
}
