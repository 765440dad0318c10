import Testing

@testable import LogMultiplier

@Suite struct LineCutterTests {
  private func slots(_ line: String) throws -> [Slot] {
    try LineCutter.cut(Array(line.utf8)).slots
  }

  @Test("an identifier is a slot by where it stands, and all else stays as it was")
  func identifiers() throws {
    let line = #"{"Event":"E","Stage Info":{"Stage ID":7,"Parent IDs":[5,6],"Name":"a 12"},"x":3}"#
    let template = try LineCutter.cut(Array(line.utf8))
    #expect(
      template.slots == [
        .identifier(.stage, 7), .identifier(.stage, 5), .identifier(.stage, 6),
      ])
    #expect(
      String(decoding: template.text, as: UTF8.self)
        == #"{"Event":"E","Stage Info":{"Stage ID":,"Parent IDs":[,],"Name":"a 12"},"x":3}"#)
  }

  @Test("parents of an RDD are RDDs")
  func parents() throws {
    let line = #"{"Stage Info":{"RDD Info":[{"RDD ID":6,"Parent IDs":[4]}],"Parent IDs":[1]}}"#
    #expect(
      try slots(line) == [.identifier(.rdd, 6), .identifier(.rdd, 4), .identifier(.stage, 1)])
  }

  @Test("numbers in strings are slots where Spark writes them as strings")
  func strings() throws {
    let line =
      #"{"Accumulables":[{"ID":3,"Update":"12","Value":"40"}],"#
      + #""Properties":{"spark.sql.execution.id":"2","spark.executor.cores":"4"}}"#
    #expect(
      try slots(line) == [
        .identifier(.accumulator, 3), .update(12), .total(40), .identifier(.execution, 2),
      ])
  }

  @Test("expressions and plans that the text of a plan names are slots")
  func plans() throws {
    let line = ##"{"physicalPlanDescription":"Project [id#12L, [plan_id=43] \"#1\" # x"}"##
    #expect(
      try slots(line) == [
        .identifier(.expression, 12), .identifier(.plan, 43), .identifier(.expression, 1),
      ])
  }

  @Test("only the first of a pair of accumulator updates is an identifier")
  func updates() throws {
    #expect(try slots(#"{"accumUpdates":[[178,200]]}"#) == [.identifier(.accumulator, 178)])
  }

  @Test("negative, fractional and very long numbers stay")
  func otherNumbers() throws {
    #expect(try slots(#"{"Stage ID":-1}"#) == [])
    #expect(try slots(#"{"Stage ID":1.5}"#) == [])
    #expect(try slots(#"{"Stage ID":123456789012345}"#) == [])
    #expect(try slots(#"{"Stage ID":12345678901234}"#) == [.identifier(.stage, 12_345_678_901_234)])
  }

  @Test("an executor's host is named after it, and the driver's stays")
  func hosts() throws {
    let executor = try LineCutter.cut(Array(#"{"Executor ID":"1","Host":"localhost"}"#.utf8))
    #expect(executor.slots == [.executor, .executor])
    #expect(
      String(decoding: executor.text, as: UTF8.self) == #"{"Executor ID":"","Host":"worker-"}"#)
    #expect(try slots(#"{"Executor ID":"driver","Host":"localhost"}"#) == [])
  }

  @Test(
    "what is no JSON is said to be none",
    arguments: [#"{"a":"#, #"{"a"}"#, #"{"a":"b"#, "[}", #"{"a":}"#, #"{"a":"b\"#])
  func noJSON(line: String) {
    #expect(throws: MultiplierError.self) { try slots(line) }
  }
}
