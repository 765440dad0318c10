import Foundation
import SparkProfile
import Testing

@Suite struct ExecutorMetricTests {
  /// `ExecutorMetricType.scala` of Spark 4.3, in its order.
  private static let namesOfSpark = """
    JVMHeapMemory JVMOffHeapMemory OnHeapExecutionMemory OffHeapExecutionMemory \
    OnHeapStorageMemory OffHeapStorageMemory OnHeapUnifiedMemory OffHeapUnifiedMemory \
    DirectPoolMemory MappedPoolMemory ProcessTreeJVMVMemory ProcessTreeJVMRSSMemory \
    ProcessTreePythonVMemory ProcessTreePythonRSSMemory ProcessTreeOtherVMemory \
    ProcessTreeOtherRSSMemory MinorGCCount MinorGCTime MajorGCCount MajorGCTime TotalGCTime \
    ConcurrentGCCount ConcurrentGCTime
    """.split(separator: " ").map(String.init)

  @Test func namesAreSparks() {
    #expect(ExecutorMetric.sparkNames == Self.namesOfSpark)
    #expect(ExecutorMetric.allCases.map(\.sparkName) == Self.namesOfSpark)
  }

  @Test func peaksKeepTheHighest() {
    var peaks = ExecutorMetricPeaks()
    #expect(!peaks.isSampled)
    peaks.record(5, of: .jvmHeapMemory)
    peaks.record(3, of: .jvmHeapMemory)
    peaks.record(-1, of: .directPoolMemory)
    #expect(peaks[.jvmHeapMemory] == 5)
    #expect(peaks[.directPoolMemory] == 0)
    #expect(peaks.isSampled)

    var other = ExecutorMetricPeaks()
    other.record(4, of: .jvmHeapMemory)
    other.record(9, of: .minorGCCount)
    peaks.merge(other)
    #expect(peaks[.jvmHeapMemory] == 5)
    #expect(peaks[.minorGCCount] == 9)
  }

  @Test func theFirstMetricsAtOnce() {
    var peaks = ExecutorMetricPeaks()
    peaks.record(9, of: .jvmOffHeapMemory)
    let values: [Int64] = [5, 3, -1]
    peaks.record(inOrder: values.span)
    #expect(peaks[.jvmHeapMemory] == 5)
    #expect(peaks[.jvmOffHeapMemory] == 9)
    #expect(peaks[.onHeapExecutionMemory] == 0)
    let tooMany = [Int64](repeating: 6, count: 40)
    peaks.record(inOrder: tooMany.span)
    #expect(peaks[.concurrentGCTime] == 6)
  }

  @Test func processTreeIsTheSumAndDoesNotOverflow() {
    var peaks = ExecutorMetricPeaks()
    peaks.record(1, of: .processTreeJVMRSSMemory)
    peaks.record(2, of: .processTreePythonRSSMemory)
    peaks.record(4, of: .processTreeOtherRSSMemory)
    #expect(peaks.processTreeRSS == 7)
    peaks.record(.max, of: .processTreeOtherRSSMemory)
    #expect(peaks.processTreeRSS == .max)
  }

  @Test func codingWritesNamesAndSkipsZeros() throws {
    var peaks = ExecutorMetricPeaks()
    peaks.record(7, of: .onHeapUnifiedMemory)
    let data = try JSONEncoder().encode(peaks)
    #expect(String(decoding: data, as: UTF8.self) == #"{"OnHeapUnifiedMemory":7}"#)
    #expect(try JSONDecoder().decode(ExecutorMetricPeaks.self, from: data) == peaks)
    let unknown = Data(#"{"OnHeapUnifiedMemory":7,"Future":1}"#.utf8)
    #expect(try JSONDecoder().decode(ExecutorMetricPeaks.self, from: unknown) == peaks)
  }
}
