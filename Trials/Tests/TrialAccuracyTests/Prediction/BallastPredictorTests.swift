import Advisor
import Foundation
import SparkEventLog
import SparkMemory
import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct BallastPredictorTests {
  @Test("from a comfortable run less heap is recommended than it had, and its own heap is safe")
  func comfortable() throws {
    let log = checkout.appendingPathComponent("Examples/logs/over-provisioned")
    let found = try EventLogDiscovery(path: log.path)
    let profile = try EventLogReader.profile(of: try #require(found.locations.first))
    let heap = profile.configuration.bytes(.executorMemory)
    let run = Predictor.ballast.recommend(profile, .balanced)
    let recommended = try #require(run.executorHeapBytes)
    #expect(recommended > 0 && recommended < heap)
    let same = PredictionRequest(settings: profile.configuration)
    #expect(Predictor.ballast.predict(profile)(same).verdict == .safe)
  }
}
