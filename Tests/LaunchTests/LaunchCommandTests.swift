import SparkMemory
import SparkSource
import Testing

@testable import Launch

@Suite struct LaunchCommandTests {
  private func command(
    _ line: String, environment: [String: String] = [:]
  ) throws -> LaunchCommand {
    try LaunchCommand(words: line.split(separator: " ").map(String.init), environment: environment)
  }

  @Test(
    "settings stand once, as --conf behind the program, and what was said of them goes",
    arguments: [
      (
        "spark-submit --executor-memory 8g --conf spark.ui.enabled=false job.py --executor-memory 1",
        "spark-submit --conf spark.executor.memory=2g --conf spark.ui.enabled=false job.py "
          + "--executor-memory 1"
      ),
      (
        "spark-submit --conf spark.executor.memory=8g -c spark.executor.memory=9g job.py",
        "spark-submit --conf spark.executor.memory=2g job.py"
      ),
      (
        "spark-submit --executor-memory=8g --verbose job.py",
        "spark-submit --conf spark.executor.memory=2g --verbose job.py"
      ),
      (
        "nice -n 5 /opt/spark/bin/spark-submit job.py",
        "nice -n 5 /opt/spark/bin/spark-submit --conf spark.executor.memory=2g job.py"
      ),
      (
        "spark-sql --database x --executor-memory 8g -e SELECT",
        "spark-sql --conf spark.executor.memory=2g --database x -e SELECT"
      ),
      (
        "env -u X A=/b/pyspark timeout -k 5 60 sudo -u pyspark pyspark job.py",
        "env -u X A=/b/pyspark timeout -k 5 60 sudo -u pyspark pyspark --conf "
          + "spark.executor.memory=2g job.py"
      ),
      (
        "uv run --with pyspark spark-submit job.py",
        "uv run --with pyspark spark-submit --conf spark.executor.memory=2g job.py"
      ),
    ])
  func options(line: String, expected: String) throws {
    let (words, environment) = try command(line).setting(["spark.executor.memory": "2g"])
    #expect(words.joined(separator: " ") == expected)
    #expect(environment.isEmpty)
  }

  @Test("Python gets them in the variable that PySpark reads, before what it says already")
  func variable() throws {
    let plain = try command("python job.py").setting(["spark.executor.memory": "2g"])
    #expect(plain.words == ["python", "job.py"])
    #expect(
      plain.environment == [
        "PYSPARK_SUBMIT_ARGS": "'--conf' 'spark.executor.memory=2g' 'pyspark-shell'"
      ])
    let more = try command(
      "python job.py",
      environment: [
        "PYSPARK_SUBMIT_ARGS": "--master 'local[2]' --executor-memory 8g pyspark-shell"
      ]
    ).setting(["spark.executor.memory": "2g"])
    #expect(
      more.environment["PYSPARK_SUBMIT_ARGS"]
        == "'--conf' 'spark.executor.memory=2g' '--master' 'local[2]' 'pyspark-shell'")
  }

  @Test(
    "a name among the words of another program is none",
    arguments: [
      "uv run --with pyspark python job.py", "pytest tests/pyspark", "pip install pyspark",
      "python run.py --submit /opt/spark/bin/spark-submit --day 1", "nice -n 5 python pyspark",
      "timeout 60", "grep -r spark-submit .",
    ])
  func mentions(line: String) throws {
    let command = try command(line)
    #expect(command.way == .variable)
    #expect(
      command.setting(["spark.executor.memory": "2g"]).words
        == line.split(separator: " ").map(String.init))
  }

  @Test("without a change the command stays as it is")
  func unchanged() throws {
    let line = "spark-submit --executor-memory 8g job.py"
    #expect(try command(line).setting([:]).words.joined(separator: " ") == line)
    #expect(try command("python job.py").setting([:]).environment.isEmpty)
  }

  @Test(
    "a job is called as its application, or as its file",
    arguments: [
      ("spark-submit --name nightly job.py", "nightly"),
      ("spark-submit --conf spark.app.name=nightly job.py", "nightly"),
      ("spark-submit --conf spark.app.name=weekly --name=nightly job.py", "nightly"),
      ("spark-submit job.py --name bob", "job"),
      ("spark-submit --class a.B /jobs/orders-1.2.jar x", "a.B"),
      ("spark-submit /jobs/orders-1.2.jar x", "orders-1.2"),
      ("spark-sql --conf spark.sql.shuffle.partitions=4 -f sql/daily.sql", "daily"),
      ("spark-sql -e SELECT", "spark-sql"), ("spark-shell -i jobs/etl.scala", "etl"),
      ("python -u jobs/etl.py --day 1", "etl"), ("python -W error jobs/etl --in a.csv", "etl"),
      ("python -m etl.daily", "etl.daily"), ("python -m etl.weekly x.csv", "etl.weekly"),
      ("env PYSPARK_PYTHON=/usr/bin/python3.12 python3.12 jobs/etl.py", "etl"),
      ("uv run --python 3.12 --with pyspark==4.0.0 python -m etl.daily", "etl.daily"),
      ("uv run --python 3.12 etl.py", "etl"), ("bash jobs/nightly.sh a.csv", "nightly"),
      ("jobs/nightly.sh --in a.csv", "nightly"), ("/a/.b/uv run etl.py", "etl"),
      ("pyspark", "pyspark"), ("./nightly", "nightly"),
    ])
  func jobName(line: String, expected: String) throws {
    #expect(try command(line).jobName == expected)
  }

  @Test(
    "a shell is interactive, unless it is told what to do",
    arguments: [
      ("pyspark", true), ("pyspark --master yarn", true), ("spark-shell", true),
      ("spark-shell -i script.scala", false), ("spark-sql", true), ("spark-sql -e SELECT", false),
      ("spark-sql -f a.sql", false), ("spark-submit job.py", false), ("python", true),
      ("python job.py", false), ("/usr/bin/python3.11", true), ("./nightly.sh", false),
      ("shiny", false),
    ])
  func interactive(line: String, expected: Bool) throws {
    #expect(try command(line).isInteractive == expected)
  }

  @Test("what the command says of memory is known, the variable's included")
  func settings() throws {
    let line = try command("spark-submit --master yarn --executor-memory 8g job.py")
    #expect(line.settings[.executorMemory] == "8g")
    #expect(line.settings[.master] == "yarn")
    let python = try command(
      "python job.py", environment: ["PYSPARK_SUBMIT_ARGS": "--driver-memory 3g pyspark-shell"])
    #expect(python.settings[.driverMemory] == "3g")
    #expect(
      try command("pyspark", environment: ["MASTER": "local[3]"]).settings[.master] == "local[3]")
  }

  @Test("what the variable says is nothing to a program of Spark's")
  func otherVariable() throws {
    let environment = ["PYSPARK_SUBMIT_ARGS": "--name 'open"]
    #expect(try command("spark-submit job.py", environment: environment).jobName == "job")
    #expect(throws: SourceError.self) { try command("python job.py", environment: environment) }
  }

  @Test("the name in PySpark's variable counts before the file")
  func gatewayName() throws {
    let environment = ["PYSPARK_SUBMIT_ARGS": "--name nightly pyspark-shell"]
    #expect(try command("python job.py", environment: environment).jobName == "nightly")
  }

  @Test("commands are told apart by their words, without keeping them")
  func fingerprint() throws {
    let one = try command("spark-submit job.py --password x").fingerprint
    #expect(one == (try command("spark-submit job.py --password x").fingerprint))
    #expect(one != (try command("spark-submit job.py --password y").fingerprint))
    #expect(one != (try command("spark-submit job.py--password x").fingerprint))
    // The published value of the empty text and a zero byte.
    #expect(try LaunchCommand(words: [""], environment: [:]).fingerprint == "af63bd4c8601b7df")
  }
}
