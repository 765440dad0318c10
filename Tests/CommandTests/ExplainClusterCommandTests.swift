import Foundation
import TestSupport
import Testing

/// `ballast explain --cluster`.
@Suite struct ExplainClusterCommandTests {
  @Test func workersThatEachRunAnExecutorRunOneHoweverManyAreAsked() throws {
    let result = try runBallast("explain", "--cluster", "databricks:memory=64g,cores=8,nodes=4")
    #expect(result.status == 0)
    #expect(result.output.contains("4 nodes of 8 cores, 64 GiB · 1 executor on each"))
    #expect(result.output.contains("8 tasks at once"))
    #expect(result.output.contains("heap                183.7 GiB"))
  }

  @Test func bothSidesOfAComparisonFillTheCluster() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "--cluster", "nodes=2,cores=8,memory=64g",
      "--versus", "spark.executor.memory=16g")
    #expect(result.output.contains("A · YARN · 2 nodes · executors of 9 GiB"))
    #expect(result.output.contains("B · YARN · 2 nodes · executors of 18 GiB"))
  }

  @Test func clusterIsFilled() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "spark.executor.cores=4",
      "spark.executor.instances=100", "--manager", "kubernetes", "--cluster",
      "nodes=4,cores=16,memory=128g")
    #expect(result.status == 0)
    #expect(result.output.contains("4 nodes of 16 cores, 128 GiB · 4 executors on each"))
    #expect(result.output.contains("By the heap alone 128 GiB would hold 16 of 8 GiB"))
    #expect(result.output.contains("asked for, and there is no room"))
  }

  @Test func theDefaultsOfAnOfferingHoldWhereNothingIsSet() throws {
    let offered = try runBallast("explain", "--cluster", "emr-serverless")
    #expect(offered.status == 0)
    #expect(offered.output.contains("EMR Serverless sets spark.executor.memory=14g"))
    let set = try runBallast("explain", "spark.executor.memory=6g", "--cluster", "emr-serverless")
    #expect(!set.output.contains("sets spark.executor.memory"))
    #expect(set.output.contains("6,442,450,944"))
  }

  @Test(arguments: [
    (["--cluster", "8x"], "write nodes=8,cores=16,memory=128g"),
    (["--cluster", "glue:G.3X,nodes=4"], "G.3X"),
    (["--cluster", "nodes=8,cores=16,memory=128x"], "unknown unit"),
    (
      [
        "spark.executor.memory=80g", "--cluster", "nodes=8,cores=16,memory=128g,max-allocation=64g",
      ],
      "yarn.scheduler.maximum-allocation-mb"
    ),
    (["spark.executor.memory=200g", "--cluster", "emr-serverless"], "EMR Serverless"),
  ])
  func aClusterThatIsNoneIsOneLine(words: [String], phrase: String) throws {
    let result = try run(try Checkout.ballast, ["explain"] + words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(phrase), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}
