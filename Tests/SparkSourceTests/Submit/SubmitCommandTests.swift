import SparkMemory
import SparkSource
import Testing

@Suite struct SubmitCommandTests {
  private func values(_ line: String) throws -> [String: String] {
    SparkConfiguration(try command(line).settings).values
  }

  private func command(_ line: String) throws -> SubmitCommand {
    try #require(try SubmitCommand(script: line))
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
    let command = try command(line)
    #expect(command.application == "app.jar")
    #expect(!command.isPython)
    #expect(command.notes.isEmpty)
  }

  @Test func anOptionCountsBeforeAConfOfTheSameSetting() throws {
    let line = "spark-submit --executor-memory 8g --conf spark.executor.memory=4g app.jar"
    #expect(try values(line)["spark.executor.memory"] == "8g")
    #expect(
      try command(line).notes == [
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
    let note = try #require(try command(line).notes.first)
    #expect(note.contains("--executor-memory"))
    #expect(note.contains("--conf spark.executor.memory=600m"))
  }

  @Test func driverCoresCountInClusterModeOnly() throws {
    let line = "spark-submit --master yarn --driver-cores 2 app.jar"
    #expect(try values(line) == ["spark.master": "yarn"])
    #expect(try command(line).notes.first?.contains("in client mode") == true)
  }

  @Test(arguments: [
    ("spark-submit job.py", true), ("spark-submit app.jar x.py", false), ("pyspark -v", true),
    ("spark-shell --executor-memory 1g", false), ("spark-submit job.R", false),
  ])
  func aPythonFileMakesAPythonApplication(line: String, isPython: Bool) throws {
    #expect(try command(line).isPython == isPython)
  }

  @Test func whatPrecedesTheProgramIsPassedOver() throws {
    let line = "SPARK_HOME=/opt/spark exec /opt/spark/bin/spark-submit --executor-memory 2g a.jar"
    #expect(SubmitCommand.isLine(line))
    #expect(try values(line) == ["spark.executor.memory": "2g"])
  }

  @Test func theNameAndTheClassAreTold() throws {
    let command = try command(
      "spark-submit --conf spark.app.name=a --name=b --class c.D x.jar --name e --class f.G")
    #expect(command.name == "b")
    #expect(command.mainClass == "c.D")
    #expect(try self.command("spark-submit --conf spark.app.name=a x.py").name == "a")
    #expect(try self.command("spark-submit -v x.py --name e").name == nil)
  }

  @Test func thePropertiesFileIsNamed() throws {
    let command = try command("spark-submit --properties-file x.conf a.jar")
    #expect(command.propertiesFile == "x.conf")
  }

  @Test func aVariableMayHideOptions() throws {
    let line = "spark-submit $OPTS --executor-memory 4g \"$JAR\" --in 1g"
    #expect(try values(line) == ["spark.executor.memory": "4g"])
    #expect(
      try command(line).notes == [
        "$OPTS is not expanded here: what it says of memory is not counted."
      ])
    #expect(try command("spark-submit --executor-memory 4g $JAR x").application == "$JAR")
  }

  @Test func theFirstOfSeveralLinesIsTakenAndTheOthersAreSaid() throws {
    let script = """
      #!/bin/bash
      echo using spark-submit now
      cd /srv && spark-submit --executor-memory 8g a.jar
      spark-submit --executor-memory 16g b.jar
      """
    let command = try #require(try SubmitCommand(script: script, file: "run.sh"))
    #expect(SparkConfiguration(command.settings)[.executorMemory] == "8g")
    #expect(command.notes == ["run.sh has 2 spark-submit lines: this is the first, line 3."])
  }

  @Test(arguments: [
    "nohup spark-submit -v a.jar", "A=1 B=2 sudo -u spark /opt/bin/spark-submit -v a.jar",
    "if spark-submit -v a.jar; then echo yes; fi", "cd /x; exec spark-submit -v a.jar",
  ])
  func aLineBeginsWithTheProgramOrWithWhatRunsIt(line: String) {
    #expect(SubmitCommand.isLine(line))
  }

  @Test(arguments: [
    "echo spark-submit -v a.jar", "which spark-submit", "grep -r spark-submit .",
    "spark.executor.memory=8g", "app.zstd", "conf/my file.conf", "which spark-submit-2",
    "spark-submit",
  ])
  func otherTextIsNoLine(text: String) {
    #expect(!SubmitCommand.isLine(text))
  }

  @Test(arguments: [
    ("spark-submit --executor-memry 8g a.jar", "did you mean --executor-memory?"),
    ("spark-submit --frobnicate a.jar", "no option '--frobnicate'"),
    ("spark-submit --class x --executor-memory", "needs a value"),
    ("spark-submit --num-executors 0 a.jar", "1 or more"),
    ("spark-submit --executor-cores -2 a.jar", "1 or more"),
    ("spark-submit --conf spark.executor.memory a.jar", "write it as --conf"),
    ("spark-submit --conf spark.executor.memry=1g a.jar", "did you mean spark.executor.memory?"),
  ])
  func refusesWhatSparkSubmitRefuses(line: String, problem: String) throws {
    let error = try #require(throws: SourceError.self) { try command(line) }
    #expect(error.kind == .malformed)
    #expect(error.problem.contains(problem), "\(error)")
  }

  @Test func aSettingWithAForeignNameIsIgnoredAsSparkSubmitDoes() throws {
    let command = try command("spark-submit --conf hive.x=1 a.jar")
    #expect(command.settings.isEmpty)
    #expect(command.notes.count == 1)
  }

  @Test func sparkSQLMixesItsOwnArguments() throws {
    let line = "spark-sql -e 'select 1' --executor-memory 3g --database x --executor-cores 2"
    #expect(
      try values(line) == ["spark.executor.memory": "3g", "spark.executor.cores": "2"])
  }
}
