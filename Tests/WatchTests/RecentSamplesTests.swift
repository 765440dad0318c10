import Testing

@testable import Watch

@Suite struct RecentSamplesTests {
  private struct Sample: TimedSample, Hashable {
    var time: Int64
    var value: Int64 = 0
  }

  private func samples(every step: Int64, count: Int) -> RecentSamples<Sample> {
    var samples = RecentSamples<Sample>()
    for index in 0..<Int64(count) {
      // It rises by 1000 a second for a minute, and then no more.
      samples.add(Sample(time: index * step, value: min(index * step, 60_000)))
    }
    return samples
  }

  @Test(
    "However often one is taken, they reach back a minute, and the newest is there",
    arguments: [50, 100, 300, 1500, 2000, 2500] as [Int64])
  func reach(step: Int64) throws {
    let count = 100_000 / step + 1
    let samples = samples(every: step, count: Int(count))
    let (first, last) = (try #require(samples.recent.first), try #require(samples.recent.last))
    #expect(last.time == (count - 1) * step)
    #expect((56_000...60_000).contains(last.time - first.time))
    let rate = try #require(samples.rate(\.value))
    #expect((300...360).contains(rate), "a third of the last minute")
    #expect(samples.samples.count <= 32)
  }

  @Test(
    "A trend is seen at any pace after ten seconds", arguments: [50, 100, 1900, 2000] as [Int64])
  func trend(step: Int64) {
    let samples = samples(every: step, count: Int(20_000 / step) + 1)
    #expect(Trend(samples.points(\.value)).slope == 1000)
  }

  @Test("Two looks are enough for a rate, and a clock that is set back begins anew")
  func beginning() {
    var samples = samples(every: 100, count: 2)
    #expect(samples.rate(\.value) == 1000)
    samples.add(Sample(time: 50))
    #expect(samples.samples == [Sample(time: 50)])
    #expect(samples.rate(\.value) == nil)
  }
}
