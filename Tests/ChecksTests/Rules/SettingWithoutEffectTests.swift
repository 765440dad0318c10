import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct SettingWithoutEffectTests {
  @Test("spark-submit ignores executors with a local master, and reads them with YARN")
  func options() throws {
    let line = "spark-submit --master 'local[*]' --executor-memory 8g app.jar"
    let found = try findings(of: "BM104", in: line, as: .sparkSubmit)
    #expect(found.map(\.setting) == ["spark.executor.memory"])
    #expect(found.first?.remedy.contains("--driver-memory") == true)
    let yarn = line.replacing("'local[*]'", with: "yarn")
    #expect(try findings(of: "BM104", in: yarn, as: .sparkSubmit).isEmpty)
  }

  @Test("overhead needs a container", arguments: [ClusterManager.standalone, .local])
  func overhead(manager: ClusterManager) throws {
    let text = "spark.executor.memoryOverhead 2g"
    #expect(try findings(of: "BM104", in: text, manager: manager).count == 1)
    #expect(try findings(of: "BM104", in: text, manager: .yarn).isEmpty)
    #expect(try findings(of: "BM104", in: text).isEmpty)
  }

  @Test("the driver has overhead in cluster mode only, and a file may serve both")
  func driver() throws {
    let text = "spark.driver.memoryOverhead 2g"
    #expect(
      try findings(of: "BM104", in: text, manager: .yarn, deployMode: .client).count == 1)
    #expect(
      try findings(of: "BM104", in: text, manager: .yarn, deployMode: .cluster).isEmpty)
    #expect(try findings(of: "BM104", in: text, manager: .yarn).isEmpty)
  }

  @Test("off-heap memory needs to be enabled")
  func offHeap() throws {
    #expect(try findings(of: "BM104", in: "spark.memory.offHeap.size 2g").count == 1)
    #expect(
      try findings(
        of: "BM104", in: "spark.memory.offHeap.size 2g\nspark.memory.offHeap.enabled true"
      ).isEmpty)
  }

  @Test("settings of YARN do nothing on Kubernetes, and spark.cores.max nothing on YARN")
  func managers() throws {
    #expect(
      try findings(of: "BM104", in: "spark.yarn.am.memory 1g", manager: .kubernetes).count == 1)
    #expect(try findings(of: "BM104", in: "spark.yarn.am.memory 1g", manager: .yarn).isEmpty)
    #expect(try findings(of: "BM104", in: "spark.cores.max 8", manager: .yarn).count == 1)
    #expect(try findings(of: "BM104", in: "spark.cores.max 8", manager: .standalone).isEmpty)
  }

  @Test("a file for several commands is not told what one of them does not read")
  func sharedFile() throws {
    let file = SourceText(
      "spark.executor.memoryOverhead 2g\nspark.yarn.am.memory 1g\nspark.kubernetes.memoryOverheadFactor 0.2\n",
      file: "conf/spark-defaults.conf")
    let script = SourceText(
      """
      spark-submit --master yarn a.py
      spark-submit --master k8s://https://host --deploy-mode cluster a.py
      spark-submit --master 'local[*]' a.py
      """, file: "conf/run.sh")
    let checker = Checker(selection: try RuleSelection(select: ["BM104"], ignore: []))
    let readings = [
      SourceReader.read(file, as: .sparkDefaults), SourceReader.read(script, as: .sparkSubmit),
    ]
    #expect(checker.check(readings).findings.isEmpty)
  }

  @Test("a substitution is a part of its word, and what stands behind it is read")
  func substitutions() throws {
    let line =
      "spark-submit --conf spark.memory.offHeap.size=2g --conf spark.app.day=$(date +%F) "
      + "--conf spark.memory.offHeap.enabled=true a.jar"
    #expect(try findings(of: "BM104", in: line, as: .sparkSubmit).isEmpty)
  }
}
