import SparkProfile
import Testing

/// How parts of one JVM's GC log become the whole.
@Suite struct HeapCollectionsTests {
  private func part(
    marked: [Int64] = [], live: [Int64] = [], leftSinceMarking: Int64 = 0
  ) -> HeapCollections {
    var part = HeapCollections()
    marked.forEach { part.marked.record($0) }
    live.forEach { part.live.record($0) }
    part.mostLeftSinceMarking = leftSinceMarking
    return part
  }

  private func merged(_ parts: HeapCollections...) -> HeapCollections {
    parts.reduce(into: HeapCollections()) { $0.merge($1) }
  }

  @Test("what markings left is that of all parts")
  func marked() {
    let whole = merged(part(marked: [100, 300]), part(), part(marked: [200]))
    #expect(whole.marked.count == 3)
    #expect(whole.marked.maximum == 300)
  }

  @Test("without another marking the most that was left since then is the larger one")
  func noMarking() {
    let first = part(marked: [100], leftSinceMarking: 500)
    #expect(merged(first, part(leftSinceMarking: 400)).mostLeftSinceMarking == 500)
    #expect(merged(first, part(leftSinceMarking: 700)).mostLeftSinceMarking == 700)
  }

  @Test("after another marking only what was left after that counts")
  func laterMarking() {
    let first = part(marked: [100], leftSinceMarking: 500)
    let later = part(marked: [200], leftSinceMarking: 250)
    #expect(merged(first, later).mostLeftSinceMarking == 250)
    #expect(merged(later, first).mostLeftSinceMarking == 500)
  }

  @Test("a full collection counts like a marking")
  func fullCollection() {
    let first = part(leftSinceMarking: 500)
    #expect(merged(first, part(live: [90], leftSinceMarking: 95)).mostLeftSinceMarking == 95)
  }

  @Test("parts may be merged in any grouping")
  func associative() {
    let parts = [
      part(leftSinceMarking: 9), part(marked: [5], leftSinceMarking: 3),
      part(leftSinceMarking: 7), part(live: [4], leftSinceMarking: 2),
    ]
    for cut in 0...parts.count {
      var first = parts[..<cut].reduce(into: HeapCollections()) { $0.merge($1) }
      first.merge(parts[cut...].reduce(into: HeapCollections()) { $0.merge($1) })
      #expect(first.mostLeftSinceMarking == 2)
      #expect(first.marked.count == 1)
    }
  }
}
