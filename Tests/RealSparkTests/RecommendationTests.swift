import Foundation
import SparkProfile
import TestSupport
import Testing

/// What Ballast recommends, run on a real Spark.
@Suite(.serialized, .waitsForSpark) struct RecommendationTests {
  /// The part of `ballast.fit/1` that these tests read.
  private struct Answer: Decodable {
    struct Recommendation: Decodable {
      var configuration: [String: String]
    }
    var schema: String
    var recommendation: Recommendation
  }

  private func recommendation(for log: String) throws -> [String: String] {
    let result = try runBallast("fit", "--json", log)
    try #require(result.status == 0, "\(result.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    #expect(answer.schema == "ballast.fit/1")
    return answer.recommendation.configuration
  }

  @Test func cutHoldsWithoutSpilling() throws {
    try withTemporaryFolder { folder in
      let before = try RealSpark.run(
        "over-provisioned", into: folder.appendingPathComponent("before"))
      try #require(before.status == 0)
      let settings = try recommendation(for: before.log)
      #expect(settings["spark.executor.memory"] != "3g")

      let after = try RealSpark.run(
        "over-provisioned", settings: settings, into: folder.appendingPathComponent("after"))
      #expect(after.status == 0)
      #expect(after.profile.jobs.values.allSatisfy { $0.succeeded == true })
      #expect(after.profile.stages.values.allSatisfy { $0.tasks.failed == 0 })
      #expect(after.profile.memoryBytesSpilled <= before.profile.memoryBytesSpilled)
      #expect(
        after.profile.configuration["spark.executor.memory"] == settings["spark.executor.memory"])
      #expect(after.profile.unifiedMemory < before.profile.unifiedMemory / 2)
    }
  }
}
