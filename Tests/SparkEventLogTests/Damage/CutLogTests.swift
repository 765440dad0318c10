import SparkProfile
import Testing

@testable import SparkEventLog

/// A log that ends too early gives what is there, and says that it is cut.
@Suite struct CutLogTests {
  /// Every byte of a log of some 30 lines; so the first and the last are among them.
  @Test func plainLogCutAtEveryByte() throws {
    let bytes = try ShortLog.bytes()
    try #require(bytes.count > 8192)
    var whole = SparkProfile()
    var lineStart = 0
    var lineCount = 0
    for end in 0...bytes.count {
      let isBetweenLines = end == 0 || bytes[end - 1] == 0x0A
      if isBetweenLines {
        whole = try ProfileBuilder.profile(of: Array(bytes[..<end]))
        lineCount += end == 0 ? 0 : 1
        lineStart = end
        #expect(!whole.coverage.isCut)
        #expect(whole.coverage.eventCount == lineCount)
        continue
      }
      // The lines before are the same at each of these cuts, so only the cut one is read.
      let rest = try ProfileBuilder.profile(of: Array(bytes[lineStart..<end]))
      if end < bytes.count, bytes[end] == 0x0A {
        #expect(!rest.coverage.isCut)
        #expect(rest.coverage.eventCount == 1)
      } else {
        #expect(rest.coverage.isCut, "cut at \(end)")
        #expect(rest.coverage.eventCount == 0)
        #expect(rest.coverage.unreadableLines == 0)
      }
    }
    #expect(lineCount > 20)
  }

  /// The whole way from bytes to the judged result, at every 97th byte.
  @Test func plainLogCutAnywhere() throws {
    let bytes = try ShortLog.bytes()
    let firstEnd = try #require(bytes.firstIndex(of: 0x0A))
    for end in stride(from: 1, to: bytes.count, by: 97) {
      let cut = Array(bytes[..<end])
      if end < firstEnd {
        let error = #expect(throws: EventLogError.self) { try ProfileBuilder.result(of: cut) }
        #expect(error?.code == .empty)
        #expect(error?.message.contains("no complete event yet") ?? false)
      } else {
        let lastEnd = cut.lastIndex { $0 == 0x0A } ?? firstEnd
        var wanted = try ProfileBuilder.profile(of: Array(bytes[...lastEnd]))
        wanted.coverage.byteCount = Int64(end)
        wanted.coverage.isCut = true
        if end > lastEnd + 1, bytes[end] != 0x0A {
          #expect(try ProfileBuilder.result(of: cut) == wanted)
        }
      }
    }
  }

  /// Frames are as Spark closes them: each holds some lines.
  @Test func compressedLogCutAtEveryByte() throws {
    let frames = try ShortLog.lines().map { try Zstd.compressed($0 + [0x0A]) }
    let bytes = frames.flatMap(\.self)
    var ends: Set<Int> = []
    for frame in frames { ends.insert((ends.max() ?? 0) + frame.count) }
    let firstEnd = try #require(ends.min())
    for end in stride(from: 4, to: bytes.count, by: 3) {
      let cut = Array(bytes[..<end])
      if end < firstEnd {
        let error = #expect(throws: EventLogError.self) { try ProfileBuilder.result(of: cut) }
        #expect(error?.code == .empty)
        continue
      }
      let profile = try ProfileBuilder.result(of: cut)
      #expect(profile.coverage.eventCount >= ends.filter { $0 <= end }.count)
      #expect(profile.coverage.isCut == !ends.contains(end))
      #expect(profile.coverage.damage.isEmpty == ends.contains(end))
    }
  }

  @Test(arguments: ReferenceLog.all) func oneFrameCutAnywhere(_ log: ReferenceLog) throws {
    let bytes = try Zstd.compressed(log.bytes)
    for end in stride(from: 5, to: bytes.count, by: bytes.count / 40) {
      do {
        let profile = try ProfileBuilder.result(of: Array(bytes[..<end]))
        #expect(profile.coverage.isCut)
        #expect(profile.coverage.damage == ["memory ends in the middle of a zstd frame"])
        #expect(profile.coverage.eventCount <= log.events.count)
      } catch {
        #expect(error.code == .empty)
      }
    }
  }

  /// Half of one frame still gives about half of the log.
  @Test func aCutFrameGivesWhatItHolds() throws {
    let log = try ReferenceLog.named("over-provisioned")
    let bytes = try Zstd.compressed(log.bytes)
    let profile = try ProfileBuilder.result(of: Array(bytes.prefix(bytes.count / 2)))
    #expect(profile.coverage.eventCount > log.events.count / 4)
  }
}
