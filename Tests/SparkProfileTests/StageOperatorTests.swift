import Foundation
import SparkProfile
import Testing

@Suite struct StageOperatorTests {
  private func profile(_ operators: [MemoryOperator: Int]) -> SparkProfile {
    var profile = SparkProfile()
    var stage = Stage(id: StageAttemptID(stage: 0))
    stage.operators = operators
    profile.stages[stage.id] = stage
    return profile
  }

  private func merged(
    _ first: [MemoryOperator: Int], _ second: [MemoryOperator: Int]
  ) -> [MemoryOperator: Int]? {
    var whole = profile(first)
    whole.merge(profile(second))
    return whole.stages[StageAttemptID(stage: 0)]?.operators
  }

  @Test("a stage that is reported twice has its operators once")
  func twice() {
    #expect(merged([.sort: 2], [.sort: 2]) == [.sort: 2])
  }

  @Test("of two reports the fuller one counts, operator by operator")
  func fuller() {
    let whole = merged([.sort: 2, .aggregation: 1], [.sort: 1, .hashJoinBuild: 1])
    #expect(whole == [.sort: 2, .aggregation: 1, .hashJoinBuild: 1])
    #expect(merged([:], [.sort: 1]) == [.sort: 1])
    #expect(merged([.sort: 1], [:]) == [.sort: 1])
  }

  @Test("in JSON they are counts by name")
  func coding() throws {
    let profile = profile([.hashJoinBuild: 3])
    let data = try JSONEncoder().encode(profile)
    #expect(String(decoding: data, as: UTF8.self).contains(#""operators":{"hashJoinBuild":3}"#))
    #expect(try JSONDecoder().decode(SparkProfile.self, from: data) == profile)
  }
}
