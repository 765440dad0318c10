import TestSupport
import Testing

@testable import SparkSource

/// Columns in Unicode scalars, as the parser of YAML counts them.
@Suite struct ScalarColumnTests {
  @Test("a column is where counting scalar by scalar comes to")
  func counted() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let text = (0..<60).map { _ in
        ["a", "é", "𝕏", "\n", "👩‍👩‍👧"].randomElement(using: &random) ?? "a"
      }
      .joined()
      let source = SourceText(text, file: "f")
      for line in 1...source.lineCount {
        let scalars = Array(source.line(line).unicodeScalars)
        let start = source.range(ofLine: line)?.lowerBound ?? 0
        var units = 0
        for (index, scalar) in scalars.enumerated() {
          #expect(source.offset(line: line, scalarColumn: index + 1) == start + units)
          units += UTF16.width(scalar)
        }
      }
    }
  }

  @Test("a column before the line is its beginning, one behind it its end")
  func outside() {
    let source = SourceText("𝕏a\nb", file: "f")
    #expect(source.offset(line: 1, scalarColumn: 0) == 0)
    #expect(source.offset(line: 1, scalarColumn: .min) == 0)
    #expect(source.offset(line: 1, scalarColumn: 99) == 4)
    #expect(source.offset(line: 1, scalarColumn: .max) == 4)
    #expect(source.offset(line: 2, scalarColumn: 1) == 4)
    #expect(source.offset(line: 2, scalarColumn: .max) == 5)
    #expect(source.offset(line: 3, scalarColumn: 1) == nil)
  }
}
