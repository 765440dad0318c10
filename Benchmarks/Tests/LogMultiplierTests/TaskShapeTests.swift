import Testing

@testable import LogMultiplier

@Suite struct TaskShapeTests {
  private func task(
    _ duration: Int, run: Int, bytes: Int, records: Int
  ) throws -> (line: LineTemplate, duration: Int) {
    let line =
      #"{"Task Info":{"Accumulables":[{"ID":1,"Update":\#(bytes),"Value":9}]},"#
      + #""Task Metrics":{"Run":\#(run),"Bytes":\#(bytes),"Records":\#(records)}}"#
    return (try LineCutter.cut(Array(line.utf8)), duration)
  }

  @Test("figures that are equal in every task are one figure")
  func equalFigures() throws {
    let shape = TaskShape([
      try task(50, run: 40, bytes: 8192, records: 10),
      try task(70, run: 60, bytes: 4096, records: 10),
    ])
    // The duration, the bytes, the run time and the records.
    #expect(shape.columnCount == 4)
    #expect(
      shape.template.slots == [
        .identifier(.accumulator, 1), .update(1), .total(9), .figure(2), .figure(1), .figure(3),
      ])
  }

  @Test("a figure lies between two that were measured, in steps that were measured")
  func between() throws {
    let shape = TaskShape([
      try task(50, run: 40, bytes: 4096, records: 10),
      try task(90, run: 60, bytes: 20480, records: 10),
      try task(90, run: 61, bytes: 12288, records: 10),
    ])
    for share in stride(from: 0, to: 65_536, by: 97) {
      let bytes = shape.figure(1, between: 0, and: 1, share: share)
      #expect(bytes % 4096 == 0 && 4096...20480 ~= bytes)
      #expect(40...60 ~= shape.figure(2, between: 0, and: 1, share: share))
      #expect(shape.figure(3, between: 0, and: 1, share: share) == 10)
    }
    #expect(shape.figure(2, between: 1, and: 0, share: 32_768) == 50)
  }

  @Test("the largest numbers that are read do not overflow")
  func largest() {
    let largest = 99_999_999_999_999
    #expect(0.moved(towards: largest, share: 65_535, grain: 1) < largest)
    #expect(largest.moved(towards: 0, share: 65_535, grain: 1) > 0)
  }
}
