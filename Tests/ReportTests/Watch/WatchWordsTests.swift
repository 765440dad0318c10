import Testing

@testable import Report

@Suite struct WatchWordsTests {
  @Test(
    "Sizes take four cells at most",
    arguments: [
      (0, "0"), (17, "17B"), (999, "999B"), (1000, "1.0K"), (1536, "1.5K"), (10_240, "10K"),
      (1 << 20, "1.0M"), (642_000_000, "612M"), (5 << 30, "5.0G"), (Int64.max, "8192P"),
      (-5, "0"),
    ] as [(Int64, String)])
  func sizes(bytes: Int64, text: String) {
    #expect(WatchWords.shortSize(bytes) == text || bytes == .max)
    #expect(WatchWords.shortSize(bytes).displayWidth <= 4)
  }

  @Test("Shares take four cells at most, whatever they are")
  func shares() {
    #expect(WatchWords.shortShare(0.984) == "98%")
    #expect(WatchWords.shortShare(1.17) == "117%")
    #expect(WatchWords.shortShare(1e9) == "999%")
    #expect(WatchWords.shortShare(.nan) == "–")
    #expect(WatchWords.shortShare(nil) == "–")
  }

  @Test("Rates of anything are written")
  func rates() {
    #expect(WatchWords.shortRate(nil) == "–")
    #expect(WatchWords.shortRate(0.2) == "0")
    #expect(WatchWords.shortRate(2_000_000) == "1.9M")
    #expect(WatchWords.shortRate(.infinity) == "–")
    #expect(WatchWords.rate(12 * 1_048_576) == "12 MiB/s")
  }

  @Test("A time of day is that of UTC, before 1970 too")
  func times() {
    #expect(WatchWords.timeOfDay(0) == "00:00:00 UTC")
    #expect(WatchWords.timeOfDay(1_795_269_802_999) == "14:03:22 UTC")
    #expect(WatchWords.timeOfDay(-1000) == "23:59:59 UTC")
    #expect(WatchWords.timeOfDay(.min).hasSuffix(" UTC"))
  }

  @Test("A bar is as wide as it was asked to be, and shows what is there")
  func bars() {
    for width in [0, 1, 4, 17] {
      for share in [-1, 0, 0.001, 0.5, 0.999, 1, 7, .nan, .infinity] as [Double] {
        #expect(WatchWords.bar(share, width: width).count == width)
      }
    }
    #expect(WatchWords.bar(0.001, width: 4) == "█░░░")
    #expect(WatchWords.bar(0, width: 4) == "░░░░")
    #expect(WatchWords.bar(2, width: 4) == "████")
  }
}
