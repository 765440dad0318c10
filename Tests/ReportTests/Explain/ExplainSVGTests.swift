import Foundation
import Report
import SparkMemory
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ExplainSVGTests {
  /// The elements of an XML document, in their order.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      found.append((name, attributes))
    }
  }

  private func elements(_ text: String) throws -> [(name: String, attributes: [String: String])] {
    let parser = XMLParser(data: Data(text.utf8))
    let elements = Elements()
    parser.delegate = elements
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return elements.found
  }

  /// The rectangles of bars: those with an edge.
  private func bars(_ text: String) throws -> [(style: String, x: Double, width: Double)] {
    try elements(text).filter { $0.name == "rect" }.compactMap { element in
      guard let style = element.attributes["class"], style.hasPrefix("edge "),
        let x = element.attributes["x"].flatMap(Double.init),
        let width = element.attributes["width"].flatMap(Double.init)
      else { return nil }
      return (String(style.dropFirst(5)), x, width)
    }
  }

  @Test(arguments: ExplainFixture.allCases)
  func isWellFormedAndHasWhatItSays(fixture: ExplainFixture) throws {
    let elements = try elements(ExplainSVGRenderer().render(try fixture.report))
    #expect(elements.first?.name == "svg")
    #expect(elements.first?.attributes["viewBox"]?.hasPrefix("0 0 960 ") == true)
    #expect(elements.first?.attributes["aria-label"]?.isEmpty == false)
  }

  @Test(arguments: ExplainFixture.allCases)
  func everyRegionIsDrawnToOneScale(fixture: ExplainFixture) throws {
    let report = try fixture.report
    let drawn = try bars(ExplainSVGRenderer().render(report))
    let layouts = [report.executor, report.driver].compactMap { $0?.layout }
    let sizes = layouts.flatMap { layout -> [Int64] in
      let heap = layout.heap
      return [
        heap.reserved, heap.user, heap.storageRegion, heap.executionRegion, heap.hidden,
        layout.overhead, layout.offHeap, layout.pySpark, layout.roundedUp,
      ].map(\.bytes).filter { $0 > 0 }
    }
    try #require(drawn.count == sizes.count)
    let greatest = try #require(zip(drawn, sizes).max { $0.1 < $1.1 })
    let scale = greatest.0.width / Double(greatest.1)
    for (bar, size) in zip(drawn, sizes) {
      #expect(abs(bar.width - Double(size) * scale) < 0.02, "\(bar.style)")
    }
  }

  @Test func twoConfigurationsHaveOneScale() throws {
    let small = try ExplainFixture.smallest.report
    let large = try ExplainFixture.huge.report
    let drawn = try bars(ExplainSVGRenderer().render(ExplainComparison(small, with: large)))
    let reserved = drawn.filter { $0.style == "reserved" }.map(\.width)
    #expect(reserved.count == 4)
    #expect(Set(reserved).count == 1)
  }

  @Test func hasColoursForLightAndDark() throws {
    let text = ExplainSVGRenderer().render(try ExplainFixture.yarn.report)
    #expect(text.contains("prefers-color-scheme: dark"))
  }
}
