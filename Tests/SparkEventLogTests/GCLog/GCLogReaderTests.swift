import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

private func log(_ text: String) -> GCLog {
  GCLogReader.log(Array(text.utf8), path: "gc.log")
}

@Suite struct GCLogReaderTests {
  @Test("a log that is cut anywhere gives what could be read, and never more than the whole")
  func cut() throws {
    let bytes = try RecordedGCLog.bytes("g1")
    let whole = GCLogReader.log(bytes, path: "g1.log").collections
    for end in stride(from: 0, to: bytes.count, by: 997) {
      let part = GCLogReader.log(Array(bytes[..<end]), path: "g1.log").collections
      #expect(part.count <= whole.count)
      #expect(part.live.maximum <= whole.live.maximum)
    }
  }

  @Test("bytes that make no sense make no figures")
  func noise() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = try RecordedGCLog.bytes("z-generational")
    for _ in 0..<12 {
      var damaged = bytes
      for _ in 0..<200 {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let collections = GCLogReader.log(damaged, path: "z.log").collections
      #expect(collections.count <= 40)
    }
    #expect(!log("{\"Event\":\"SparkListenerLogStart\"}\n\n[]]\n[[[\n->\nGC()\n").isOfAnyUse)
  }

  @Test("output of the program in between is passed over and counted")
  func mixed() throws {
    let text = try RecordedGCLog.text("serial.log")
    let lines = text.split(separator: "\n")
    let program = "26/11/21 09:00:00 INFO Executor: Finished task 31M->25M(380M) 9.030ms"
    let mixed = lines.flatMap { [program, String($0)] }.joined(separator: "\n")
    let read = log(mixed)
    #expect(read.foreignLines == lines.count)
    #expect(read.collections.counts == (try RecordedGCLog.read("serial").collections.counts))
    #expect(read.collections.live == (try RecordedGCLog.read("serial").collections.live))
  }

  @Test(
    "JDK 8's format is told apart and named",
    arguments: [
      "2020-01-01T00:00:00.123+0000: 1.234: [GC (Allocation Failure) [PSYoungGen: 1K->2K(3K)]",
      "1.234: [Full GC (Ergonomics) [PSYoungGen: 1K->0K(3K)] [ParOldGen: 1K->1K(3K)]",
      "OpenJDK 64-Bit Server VM (25.412-b08) for linux-amd64 JRE (1.8.0_412-b08), built on …",
      "0.5: [GC pause (G1 Evacuation Pause) (young), 0.0123 secs]",
    ])
  func java8(line: String) {
    let read = log(line + "\n")
    #expect(read.isOfJava8)
    #expect(read.problem?.contains("not supported: it is a GC log of JDK 8") == true)
  }

  @Test("what is no GC log is said to be none")
  func noLog() {
    #expect(log("").problem?.contains("is no GC log") == true)
    #expect(log("26/11/21 INFO SparkContext: Running\n").problem?.contains("no GC log") == true)
  }

  @Test("an object of half a region or more counts in whole regions")
  func humongous() {
    let read = log(
      """
      [0.009s][info][gc,init] Heap Region Size: 2M
      [1.000s][info][gc,heap     ] GC(3) Humongous regions: 13->4
      [1.000s][info][gc] GC(3) Pause Young (Concurrent Start) (G1 Humongous Allocation) 31M->25M(380M) 9.030ms
      """)
    #expect(read.collections.humongousPeak == 26 << 20)
    #expect(read.collections.humongousStarts == 1)
    #expect(read.collections.counts == [.young: 1])
    #expect(read.collections.pauses[.young]?.sum == 9030)
    #expect(read.collections.committed == 380 << 20)
  }

  @Test("what stays through a window of collections is bounded by the least of it")
  func retained() {
    func text(_ after: [Int]) -> String {
      after.enumerated().map { "GC(\($0)) Pause Young (Normal) (x) 900M->\($1)M(999M) 1.0ms" }
        .joined(separator: "\n")
    }
    #expect(log(text([50, 40, 60])).collections.retainedBound == 40 << 20)
    let spike = [10, 10, 10, 800, 10, 10, 10, 10, 10, 10, 10]
    #expect(log(text(spike)).collections.retainedBound == 10 << 20)
    let plateau = [10] + [Int](repeating: 300, count: 8) + [10]
    #expect(log(text(plateau)).collections.retainedBound == 300 << 20)
  }

  @Test("figures beyond all bounds are held, not trapped on")
  func bounds() {
    let read = log(
      """
      GC(1) Pause Full (x) 9223372036854775807T->9223372036854775807T(9223372036854775807T) 1.0ms
      GC(99999999999999999999) Pause Full (x) 1M->1M(1M) 1.0ms
      GC(2) Pause Full (x) 1M->1M(1M) 99999999999999999999999.0s
      [99999999999999999999s][gc] GC(3) Pause Full (x) 1M->1M(1M) 1.0ms
      [9999-99-99T99:99:99.999-9999][gc] GC(4) Pause Full (x) 1M->1M(1M) 1.0ms
      """)
    #expect(read.collections.committed == .max)
    #expect(read.collections.counts[.full] == 3)
  }

  @Test("merging parts is reading the whole")
  func merging() throws {
    let lines = try RecordedGCLog.text("parallel.log").split(
      separator: "\n", omittingEmptySubsequences: true)
    var first = log(lines.prefix(200).joined(separator: "\n")).collections
    let second = log(lines.dropFirst(200).joined(separator: "\n")).collections
    let whole = log(lines.joined(separator: "\n")).collections
    first.merge(second)
    #expect(first.counts == whole.counts)
    #expect(first.pauses == whole.pauses)
    #expect(first.live == whole.live)
    #expect(first.after == whole.after)
    #expect(first.duration == whole.duration)
    #expect(first.heapMaximum == whole.heapMaximum)
    #expect(first.logs == ["gc.log"])
  }
}
