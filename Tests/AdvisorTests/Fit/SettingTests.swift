import SparkMemory
import Testing

@testable import Advisor

@Suite struct SettingTests {
  @Test(
    arguments: [
      (1, 32), (64, 64), (1025, 1056), (2048, 2048), (2049, 2176), (8193, 8704),
      (32 * 1024 + 1, 33 * 1024),
    ] as [(Int64, Int64)])
  func roundsAsPeopleWrite(mebibytes: Int64, rounded: Int64) {
    #expect(ByteSize.mebibytes(mebibytes).roundedForPeople() == .mebibytes(rounded))
  }

  @Test func theLargestSizeCanStillBeWritten() {
    #expect(ByteSize(bytes: .max).roundedForPeople().sparkText.hasSuffix("g"))
  }

  /// From 32 GiB on references take eight bytes: 36 GiB hold less than 31.
  @Test func aRaiseDoesNotEndJustAbove32GiB() {
    func raised(_ from: Int64, _ to: Int64) -> ByteSize {
      ByteSize.gibibytes(to).keepingNarrowReferences(raisedFrom: .gibibytes(from))
    }
    #expect(raised(16, 32) == .gibibytes(31))
    #expect(raised(24, 36) == .gibibytes(31))
    #expect(raised(20, 40) == .gibibytes(40))
    #expect(raised(31, 36) == .gibibytes(36))
    #expect(raised(10, 20) == .gibibytes(20))
  }

  @Test func whatIsTheSameIsNoChange() {
    var run = Run()
    run.set("spark.executor.memoryOverhead", "1024")
    let setup = run.assessment().setup
    let same = Setting(
      .executorMemoryOverhead, in: setup, now: .gibibytes(1), new: .gibibytes(1), reason: "")
    #expect(!same.isChange)
    #expect(same.new == "1024")
    let other = Setting(
      .executorMemoryOverhead, in: setup, now: .gibibytes(1), new: .gibibytes(2), reason: "")
    #expect(other.isChange)
    #expect(other.now == "1024")
  }

  @Test func aPinnedDefaultIsWrittenDown() {
    var setting = Setting(
      .executorMemoryOverhead, in: Run().assessment().setup, now: .mebibytes(819),
      new: .mebibytes(819), reason: "")
    #expect(setting.nowIsDefault)
    #expect(!setting.isChange)
    setting.isPinned = true
    #expect(setting.isChange)
  }
}
