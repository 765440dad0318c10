import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

@Suite struct ProfileCodingTests {
  @Test(arguments: ReferenceLog.all) func codingKeepsAll(_ log: ReferenceLog) throws {
    let coded = try JSONEncoder().encode(log.profile)
    #expect(try JSONDecoder().decode(SparkProfile.self, from: coded) == log.profile)
  }

  /// The size is what there is to tell of each thing, and has nothing to do with tasks.
  @Test(arguments: ReferenceLog.all) func sizeIsBounded(_ log: ReferenceLog) throws {
    let profile = log.profile
    let configuration = profile.configuration.reduce(0) { $0 + $1.key.count + $1.value.count + 8 }
    let samples = profile.stages.values.reduce(0) { $0 + $1.peaks.count }
    let failures = profile.stages.values.reduce(0) { $0 + $1.tasks.failures.count }
    let bound =
      4000 + configuration + 1500 * profile.executors.count + 2000 * profile.stages.count
      + 700 * samples + 1300 * failures + 1500 * profile.jobs.count
      + 1100 * profile.failedQueries.count + 500 * profile.cachedRDDs.count
    #expect(try JSONEncoder().encode(profile).count < bound)
  }

  @Test(arguments: ReferenceLog.all) func moreTasksMakeItHardlyLarger(_ log: ReferenceLog) throws {
    let taskEnds = log.lines.filter {
      $0.starts(with: Array(#"{"Event":"SparkListenerTaskEnd"#.utf8))
    }
    let repeated = repeatElement(taskEnds, count: 20).flatMap(\.self)
    let larger = try ProfileBuilder.profile(ofLines: log.lines + repeated)
    #expect(larger.coverage.eventCount == log.events.count + 20 * taskEnds.count)
    let size = try JSONEncoder().encode(log.profile).count
    // Only the digits of its counters grow.
    #expect(try JSONEncoder().encode(larger).count < size + size / 20 + 500)
  }
}
