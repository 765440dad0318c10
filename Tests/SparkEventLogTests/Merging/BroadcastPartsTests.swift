import SparkProfile
import Testing

@testable import SparkEventLog

/// The size of a broadcast table is known from two events, which may stand in two parts.
@Suite struct BroadcastPartsTests {
  private static let sql = "org.apache.spark.sql.execution.ui.SparkListener"
  private static let plan = """
    {"Event":"\(sql)SQLAdaptiveExecutionUpdate","executionId":1,"sparkPlanInfo":\
    {"nodeName":"Project","metrics":[],"children":[{"metrics":[\
    {"name":"time to build","accumulatorId":6,"metricType":"timing"},\
    {"metricType":"size","accumulatorId":7,"name":"data size"}],\
    "children":[{"nodeName":"Exchange","children":[],\
    "metrics":[{"name":"data size","accumulatorId":8}]}],"nodeName":"BroadcastExchange"}]}}
    """
  private static let update = """
    {"Event":"\(sql)DriverAccumUpdates","executionId":1,\
    "accumUpdates":[[6,99000000],[7,5000000],[8,77000000]]}
    """

  @Test(arguments: [[plan, update], [update, plan]])
  func bothHalvesMeet(_ order: [String]) throws {
    var merged = try ProfileBuilder.profile(ofLines: order[0])
    #expect(merged.broadcasts.largestTable == 0)
    merged.merge(try ProfileBuilder.profile(ofLines: order[1]))
    #expect(merged.broadcasts.largestTable == 5_000_000)
    #expect(merged == (try ProfileBuilder.profile(ofLines: order.map { Array($0.utf8) })))
  }

  @Test func whatIsNoPairIsPassedOver() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: Self.plan,
      """
      {"Event":"\(Self.sql)DriverAccumUpdates",\
      "accumUpdates":[7,[7],[7,2000000,9],[null,7],["7",8],{"7":1}]}
      """)
    #expect(profile.broadcasts.largestTable == 2_000_000)
    #expect(profile.coverage.unreadableLines == 0)
  }

  @Test func blocksAreBroadcastsOnlyWhenWhole() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: Self.block("broadcast_3", 50), Self.block("broadcast_3_piece0", 900),
      Self.block("broadcast_x", 800), Self.block("shuffle_1_2_3", 700))
    #expect(profile.broadcasts.largestBlock == 50)
    #expect(profile.cachedRDDs.isEmpty)
  }

  private static func block(_ id: String, _ size: Int) -> String {
    """
    {"Event":"SparkListenerBlockUpdated","Block Updated Info":{"Block ID":"\(id)",\
    "Storage Level":{"Use Memory":true},"Memory Size":\(size),"Disk Size":0}}
    """
  }
}
