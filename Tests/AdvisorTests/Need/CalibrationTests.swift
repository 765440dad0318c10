import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// A constant that reached no need and no prediction would look as if nothing depended on it.
@Suite struct CalibrationTests {
  /// A run in which a constant counts, and what of it the constant decides.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout Calibration) -> Void
    var run: @Sendable (inout Run) -> Void = { _ in }
    let decides: @Sendable (Assessment) -> String
  }

  private static func results(_ run: inout Run) {
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = 150 << 20
    }
  }

  private static func heap(
    _ changes: [String: String], data: Double = 1
  ) -> @Sendable (Assessment) -> String {
    { "\(Prediction($0, changing: changes, dataFactor: data).liveHeap as Bracket?)" }
  }

  private static func verdict(
    _ changes: [String: String], data: Double = 1
  ) -> @Sendable (Assessment) -> String {
    { "\(Prediction($0, changing: changes, dataFactor: data).verdict)" }
  }

  static let cases: [Case] = [
    Case(testDescription: "collectionExponent, the share of collections") {
      $0.collectionExponent = 0.5
    } decides: {
      "\(Prediction($0, changing: ["spark.executor.memory": "16g"]).gcShare ?? 0)"
    },
    Case(testDescription: "mostGrowthUnmarked, what was live") {
      $0.mostGrowthUnmarked = 2
    } run: {
      $0.eachWorker {
        var collections = HeapCollections.of(left: .gibibytes(6))
        collections.marked.record(ByteSize.gibibytes(3).bytes)
        collections.mostLeftSinceMarking = ByteSize.mebibytes(5500).bytes
        $0.collections = collections
      }
    } decides: {
      heap([:])($0)
    },
    Case(testDescription: "driverObjects, the driver's need") {
      $0.driverObjects = .mebibytes(180)
    } decides: {
      "\($0.driverNeed.heap)"
    },
    Case(testDescription: "leastResultCopies, the driver's need") {
      $0.leastResultCopies = 3
    } run: {
      results(&$0)
    } decides: {
      "\($0.driverNeed.heap.low)"
    },
    Case(testDescription: "mostResultCopies, the driver's need") {
      $0.mostResultCopies = 8
    } run: {
      results(&$0)
    } decides: {
      "\($0.driverNeed.heap.high ?? .zero)"
    },
    Case(testDescription: "hashMapSpare, what a task wants") {
      $0.hashMapSpare = 0.5
    } run: {
      $0.stage {
        $0.operators = [.hashJoinBuild: 1]
        for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(1 << 30) }
      }
    } decides: {
      "\($0.stageNeeds.first?.perTask.low ?? .zero)"
    },
    Case(testDescription: "executorObjects, what does not grow") {
      $0.executorObjects = .mebibytes(80)
    } decides: {
      heap(["spark.executor.cores": "8"])($0)
    },
    Case(testDescription: "executorObjects, the region of live objects") {
      $0.executorObjects = .mebibytes(80)
    } decides: {
      "\($0.executorRegions.first { $0.region == .liveHeap }?.bracket ?? .zero)"
    },
    // Twice the slots need up to 14,296 MiB, 15 GiB less a tenth of them are 13,824 MiB.
    Case(testDescription: "heapReserve, whether what was not seen is a risk") {
      $0.heapReserve = 0.05
    } decides: {
      verdict(["spark.executor.cores": "8", "spark.executor.memory": "15g"])($0)
    },
    // A fifth more data needs up to 8,594 MiB, which are in 9 GiB but not in nine tenths of them.
    Case(testDescription: "mostSeen, what counts as not seen") {
      $0.mostSeen = 1.5
    } decides: {
      verdict(["spark.executor.memory": "9g"], data: 1.2)($0)
    },
    Case(testDescription: "writtenShare, the bytes that are written") {
      $0.writtenShare = 0.5
    } run: {
      $0.stage { for _ in 0..<400 { $0.tasks.heldWithoutSpilling.record(1 << 30) } }
    } decides: {
      "\(Prediction($0, changing: ["spark.executor.memory": "3800m"]).diskBytesSpilled)"
    },
  ]

  @Test("each constant reaches what it is to decide", arguments: cases)
  func reaches(_ one: Case) {
    var run = Run()
    one.run(&run)
    var calibration = Calibration()
    one.change(&calibration)
    let present = one.decides(Assessment(run.profile))
    #expect(one.decides(Assessment(run.profile, calibration: calibration)) != present)
  }

  @Test("an assessment keeps the constants that it was made with, the chosen ones by itself")
  func kept() {
    var calibration = Calibration()
    calibration.writtenShare = 0.5
    let profile = Run().profile
    #expect(Assessment(profile, calibration: calibration).calibration == calibration)
    #expect(Assessment(profile).calibration == Calibration())
  }

  @Test("a power of halves, quarters and so on is what multiplying roots gives")
  func powers() {
    #expect(16.0.raised(to: 0) == 1 && 16.0.raised(to: 1) == 16)
    #expect(16.0.raised(to: 0.25) == 2 && 16.0.raised(to: 0.75) == 8)
    #expect(7.0.raised(to: 0.25) == 7.0.squareRoot().squareRoot())
    #expect(abs(8.0.raised(to: 1.0 / 3) - 2) < 1e-9)
    #expect(0.0.raised(to: 0.5) == 0)
  }

  @Test("an exponent beyond its limits is the nearest one within")
  func limits() {
    #expect(16.0.raised(to: -1) == 1 && 16.0.raised(to: 2) == 16)
  }
}
