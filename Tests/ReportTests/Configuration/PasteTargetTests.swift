import Report
import SparkMemory
import Testing

@Suite struct PasteTargetTests {
  private func left(
    _ settings: [(String, String)], _ format: PasteFormat, manager: ClusterManager = .yarn,
    deployMode: DeployMode? = nil
  ) throws -> [String] {
    let subject = PasteSubjects.of(settings, manager: manager, deployMode: deployMode)
    return try PastedConfiguration(subject, as: format).leftOut.map(\.key)
  }

  private let sizes = [
    ("spark.executor.memory", "4g"), ("spark.executor.memoryOverhead", "1g"),
    ("spark.executor.cores", "4"), ("spark.executor.instances", "10"),
    ("spark.driver.memory", "8g"), ("spark.driver.memoryOverhead", "1g"),
    ("spark.sql.shuffle.partitions", "400"),
  ]

  @Test(
    "a builder comes too late for the driver's own JVM", arguments: [PasteFormat.pyspark, .scala])
  func builders(_ format: PasteFormat) throws {
    #expect(try left(sizes, format) == ["spark.driver.memory", "spark.driver.memoryOverhead"])
    let pasted = try PastedConfiguration(PasteSubjects.of(sizes), as: format)
    #expect(pasted.text.contains("spark.driver.memory=8g is left out: the driver's JVM"))
    #expect(!pasted.text.contains("config(\"spark.driver.memory"))
  }

  @Test("everything has an effect where the command line can say it")
  func submit() throws {
    #expect(try left(sizes, .sparkSubmit) == [])
    #expect(try left(sizes, .sparkDefaults) == [])
    #expect(try left(sizes, .airflow, deployMode: .cluster) == [])
    #expect(try left(sizes, .livy) == [])
    #expect(try left(sizes, .terraform) == [])
    #expect(try left(sizes, .sparkApplication, manager: .kubernetes) == [])
  }

  @Test("a driver without a container has no room beside its heap")
  func clientMode() throws {
    let overhead = ["spark.driver.memoryOverhead"]
    #expect(try left(sizes, .sparkSubmit, deployMode: .client) == overhead)
    #expect(try left(sizes, .environment) == overhead)
    #expect(try left(sizes, .sparkApplication, deployMode: .client) == [])
  }

  @Test("a standalone master gives processes, and no containers")
  func standalone() throws {
    #expect(
      try left(sizes, .sparkSubmit, manager: .standalone)
        == ["spark.executor.memoryOverhead", "spark.driver.memoryOverhead"])
    #expect(try left([("spark.cores.max", "8")], .sparkSubmit, manager: .standalone) == [])
    #expect(try left([("spark.cores.max", "8")], .sparkSubmit) == ["spark.cores.max"])
  }

  @Test("a setting of one manager is left out under another")
  func managers() throws {
    let yarn = [("spark.yarn.am.memory", "1g")]
    let pods = [("spark.kubernetes.executor.request.cores", "2")]
    #expect(try left(yarn, .sparkApplication) == ["spark.yarn.am.memory"])
    #expect(try left(pods, .sparkApplication) == [])
    #expect(
      try left(pods, .emr, manager: .kubernetes) == ["spark.kubernetes.executor.request.cores"])
    #expect(try left(yarn, .emr) == [])
    for format in [PasteFormat.databricks, .emrServerless] {
      #expect(try left(yarn + pods, format).count == 2)
    }
  }

  @Test("Databricks' node types are the sizes")
  func databricks() throws {
    #expect(try left(sizes, .databricks) == sizes.dropLast().map(\.0))
    let pasted = try PastedConfiguration(try PasteSubjects.plan(), as: .databricks)
    #expect(pasted.notes.contains { $0.contains("worker node type") })
    #expect(pasted.notes.contains { $0.contains("driver node type") })
  }

  @Test("EMR Serverless rounds up to its own sizes, and says so")
  func serverless() throws {
    func notes(cores: String, heap: Int64, overhead: Int64) throws -> [String] {
      var subject = PasteSubjects.of([
        ("spark.executor.memory", "\(heap)g"), ("spark.executor.cores", cores),
      ])
      subject.containers[.executor] = .init(
        heap: .gibibytes(heap), overhead: .mebibytes(overhead))
      return try PastedConfiguration(subject, as: .emrServerless).notes
    }
    #expect(try notes(cores: "4", heap: 14, overhead: 2048).isEmpty)
    #expect(
      try notes(cores: "3", heap: 4, overhead: 410) == [
        "The executor asks for 3 vCPU and 4.4 GiB; EMR Serverless gives 4 vCPU and 8 GiB."
      ])
    #expect(try notes(cores: "16", heap: 120, overhead: 12288).first?.contains("120 GiB") == true)
    // A driver that nobody sizes has the offering's.
    var unsized = PasteSubjects.of([("spark.executor.cores", "4")])
    unsized.containers[.driver] = .init(heap: .gibibytes(1), overhead: .mebibytes(384))
    #expect(try PastedConfiguration(unsized, as: .emrServerless).notes.isEmpty)
  }

  @Test("sizes for one manager are not those of another")
  func otherManager() throws {
    let pasted = try PastedConfiguration(
      PasteSubjects.of(sizes, manager: .yarn), as: .sparkApplication)
    #expect(pasted.notes.contains { $0.contains("use --manager kubernetes") })
    let same = try PastedConfiguration(PasteSubjects.of(sizes, manager: .yarn), as: .emr)
    #expect(!same.notes.contains { $0.contains("--manager") })
    #expect(same.notes.contains { $0.contains("dynamic allocation") })
  }

  @Test("Airflow would take two braces for a template of its own")
  func airflow() throws {
    let settings = [
      ("spark.app.name", "{{ ds }}"), ("spark.executor.memory", "2g"),
      ("spark.executor.instances", "3"),
    ]
    let pasted = try PastedConfiguration(PasteSubjects.of(settings), as: .airflow)
    #expect(pasted.leftOut.map(\.key) == ["spark.app.name"])
    #expect(pasted.text.contains("\n    executor_memory=\"2g\",\n"))
    #expect(pasted.text.contains("\n    num_executors=3,\n"))
    let standalone = try PastedConfiguration(
      PasteSubjects.of(settings, manager: .standalone), as: .airflow)
    #expect(standalone.text.contains("\"spark.executor.instances\": \"3\","))
  }

  @Test("off-heap memory that nothing turns on has no effect")
  func offHeap() throws {
    let size = ("spark.memory.offHeap.size", "1g")
    func notes(_ settings: [(String, String)]) throws -> [String] {
      try PastedConfiguration(PasteSubjects.of(settings), as: .sparkDefaults).notes
    }
    #expect(try notes([size]).first?.contains("spark.memory.offHeap.enabled is true") == true)
    #expect(try notes([size, ("spark.memory.offHeap.enabled", "true")]).isEmpty)
  }

  @Test("nothing to change is said, and is still valid", arguments: PasteFormat.allCases)
  func empty(_ format: PasteFormat) throws {
    let subject = PasteSubject(
      title: "For x. Nothing is to be changed.", lines: [], manager: .yarn)
    let text = try PastedConfiguration(subject, as: format).text
    #expect(text.hasSuffix("\n"))
    #expect(
      text.contains("Nothing is to be changed.") == (format.comment != nil || format == .terraform))
  }
}
