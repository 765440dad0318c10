import Testing
import Watch

@Suite struct PaceTests {
  @Test("What costs little comes as often as was asked for")
  func cheap() {
    #expect(Pace(interval: 2000).wait(afterLook: 0, judging: 0) == 2000)
    #expect(Pace(interval: 2000).wait(afterLook: 50, judging: 50) == 2000)
  }

  @Test("Reading and judging take at most one part in twenty of the time", arguments: [200, 3000])
  func work(cost: Int64) {
    let pace = Pace(interval: 2000)
    for (look, judging) in [(cost, 0), (0, cost), (cost / 2, cost / 2)] {
      let wait = pace.wait(afterLook: look, judging: judging)
      #expect(cost * Pace.shareOfWork <= cost + wait)
    }
  }

  @Test("Waiting for a server takes at most one part in five, and judging what it takes anyway")
  func waiting() {
    let pace = Pace(interval: 2000, isRemote: true)
    #expect(pace.wait(afterLook: 3000, judging: 0) == 12_000)
    #expect(pace.wait(afterLook: 0, judging: 1000) == 19_000)
  }

  @Test("However long looking took, it is tried again in a minute")
  func bounded() {
    #expect(Pace(interval: 2000).wait(afterLook: .max, judging: .max) == Pace.longestWait)
    #expect(Pace(interval: 2000).wait(afterLook: -1, judging: .min) == 2000)
  }

  @Test("Failures are tried again after 2, 4, 8, 16 and then every 30 seconds")
  func backOff() {
    let pace = Pace(interval: 500)
    #expect(
      (1...7).map { pace.wait(afterFailures: $0) }
        == [2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    #expect(pace.wait(afterFailures: .max) == 30_000)
    #expect(pace.wait(afterFailures: .min) == 2000)
  }

  @Test("A failure is never tried again sooner than a success")
  func slowInterval() {
    #expect(Pace(interval: 90_000).wait(afterLook: .max, judging: 0) == 90_000)
    #expect(Pace(interval: 60_000).wait(afterFailures: 1) == 60_000)
  }

  @Test("An interval is at least a tenth of a second and at most an hour")
  func interval() {
    #expect(Pace(interval: .min).interval == 100)
    #expect(Pace(interval: .max).interval == 3_600_000)
  }
}
