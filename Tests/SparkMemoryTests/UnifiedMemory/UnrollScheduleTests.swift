import SparkMemory
import Testing

/// When a task asks for memory for a block that it builds.
@Suite struct UnrollScheduleTests {
  @Test func asksForAMebibyteFirstAndForMoreOnlyWhenThatIsFull() {
    var schedule = UnrollSchedule()
    #expect(schedule.requested == .mebibytes(1))
    #expect(schedule.request(at: ByteSize(bytes: 1_048_575)) == nil)
    #expect(schedule.requested == .mebibytes(1))
    #expect(schedule.request(at: .mebibytes(1)) == .kibibytes(512))
    #expect(schedule.requested == .kibibytes(1536))
  }

  @Test func runsHalfTheSizeAhead() {
    var schedule = UnrollSchedule(firstRequest: ByteSize(bytes: 10))
    #expect(schedule.request(at: ByteSize(bytes: 101)) == ByteSize(bytes: 141))
    #expect(schedule.requested.bytes == 151)
    #expect(schedule.request(at: ByteSize(bytes: 150)) == nil)
  }

  @Test func looksAtTheSizeWithTheFirstRecordAndThenWithEverySixteenth() {
    let looked = (0..<40).filter { UnrollSchedule().looksAtSize(after: $0) }
    #expect(looked == [0, 16, 32])
  }

  @Test func aHugeSizeDoesNotOverflow() {
    var schedule = UnrollSchedule()
    #expect(schedule.request(at: ByteSize(bytes: .max)) == ByteSize(bytes: .max))
    #expect(schedule.requested.bytes == .max)
  }
}
