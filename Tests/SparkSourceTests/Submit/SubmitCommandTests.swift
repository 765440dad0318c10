import SparkMemory
import SparkSource
import Testing

@Suite struct SubmitCommandTests {
  private func values(_ line: String) throws -> [String: String] {
    SparkConfiguration(try SubmitCommand(line: line).settings).values
  }

  @Test func optionsBecomeSettings() throws {
    let line = """
      spark-submit --master yarn --deploy-mode cluster --driver-memory 4g --driver-cores 2 \
      --executor-memory 8g --executor-cores 5 --num-executors 10 \
      --driver-java-options "-XX:+UseParallelGC -Xss4m" --class a.B --queue etl \
      --conf spark.memory.fraction=0.8 -c spark.sql.shuffle.partitions=400 app.jar --memory 3g
      """
    #expect(
      try values(line) == [
        "spark.master": "yarn", "spark.submit.deployMode": "cluster",
        "spark.driver.memory": "4g", "spark.driver.cores": "2", "spark.executor.memory": "8g",
        "spark.executor.cores": "5", "spark.executor.instances": "10",
        "spark.driver.extraJavaOptions": "-XX:+UseParallelGC -Xss4m",
        "spark.memory.fraction": "0.8", "spark.sql.shuffle.partitions": "400",
      ])
    let command = try SubmitCommand(line: line)
    #expect(command.application == "app.jar")
    #expect(!command.isPython)
    #expect(command.notes.isEmpty)
  }

  @Test func anOptionCountsBeforeAConfOfTheSameSetting() throws {
    let line = "spark-submit --executor-memory 8g --conf spark.executor.memory=4g app.jar"
    #expect(try values(line)["spark.executor.memory"] == "8g")
    #expect(
      try SubmitCommand(line: line).notes == [
        "--conf spark.executor.memory=4g has no effect: the option says 8g."
      ])
  }

  @Test func theLastOfTwoOptionsCounts() throws {
    #expect(
      try values("spark-submit --executor-memory 8g --executor-memory=6g x.jar") == [
        "spark.executor.memory": "6g"
      ])
  }

  @Test func executorOptionsAreIgnoredWithALocalMaster() throws {
    let line = "spark-submit --master local-cluster[2,1,1024] --executor-memory 600m app.jar"
    #expect(try values(line) == ["spark.master": "local-cluster[2,1,1024]"])
    let note = try #require(try SubmitCommand(line: line).notes.first)
    #expect(note.contains("--executor-memory"))
    #expect(note.contains("--conf spark.executor.memory=600m"))
  }

  @Test func driverCoresCountInClusterModeOnly() throws {
    let line = "spark-submit --master yarn --driver-cores 2 app.jar"
    #expect(try values(line) == ["spark.master": "yarn"])
    #expect(try SubmitCommand(line: line).notes.first?.contains("in client mode") == true)
  }

  @Test(arguments: [
    ("spark-submit job.py", true), ("spark-submit app.jar x.py", false), ("pyspark -v", true),
    ("spark-shell --executor-memory 1g", false), ("spark-submit job.R", false),
  ])
  func aPythonFileMakesAPythonApplication(line: String, isPython: Bool) throws {
    #expect(try SubmitCommand(line: line).isPython == isPython)
  }

  @Test func whatPrecedesTheProgramIsPassedOver() throws {
    let line = "SPARK_HOME=/opt/spark exec /opt/spark/bin/spark-submit --executor-memory 2g a.jar"
    #expect(SubmitCommand.isLine(line))
    #expect(try values(line) == ["spark.executor.memory": "2g"])
  }

  @Test func thePropertiesFileIsNamed() throws {
    let command = try SubmitCommand(line: "spark-submit --properties-file x.conf a.jar")
    #expect(command.propertiesFile == "x.conf")
  }

  @Test(arguments: [
    "spark.executor.memory=8g", "app.zstd", "conf/my file.conf", "which spark-submit-2",
    "spark-submit",
  ])
  func otherTextIsNoLine(text: String) {
    #expect(!SubmitCommand.isLine(text))
  }

  @Test(arguments: [
    ("spark-submit --executor-memry 8g a.jar", "did you mean --executor-memory?"),
    ("spark-submit --frobnicate a.jar", "no option '--frobnicate'"),
    ("spark-submit --executor-memory", "needs a value"),
    ("spark-submit --conf spark.executor.memory a.jar", "write it as --conf"),
    ("spark-submit --conf spark.executor.memry=1g a.jar", "did you mean spark.executor.memory?"),
  ])
  func refusesWhatSparkSubmitRefuses(line: String, problem: String) throws {
    let error = try #require(throws: SourceError.self) { try SubmitCommand(line: line) }
    #expect(error.kind == .malformed)
    #expect(error.problem.contains(problem), "\(error)")
  }

  @Test func aSettingWithAForeignNameIsIgnoredAsSparkSubmitDoes() throws {
    let command = try SubmitCommand(line: "spark-submit --conf hive.x=1 a.jar")
    #expect(command.settings.isEmpty)
    #expect(command.notes.count == 1)
  }

  @Test func sparkSQLMixesItsOwnArguments() throws {
    let line = "spark-sql -e 'select 1' --executor-memory 3g --database x --executor-cores 2"
    #expect(
      try values(line) == ["spark.executor.memory": "3g", "spark.executor.cores": "2"])
  }
}
