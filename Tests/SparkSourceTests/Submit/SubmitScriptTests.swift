import SparkMemory
import SparkSource
import Testing

@Suite struct SubmitScriptTests {
  private func configurations(_ script: String) -> [WrittenConfiguration] {
    SubmitScript.reading(of: SourceText(script, file: "f")).configurations
  }

  private func settings(_ script: String) -> [String] {
    configurations(script).flatMap(\.settings).map { "\($0.key)=\($0.value ?? "?")" }
  }

  @Test("options and --conf have the places of their names and values, across lines and quotes")
  func places() throws {
    let text = SourceText(
      "spark-submit \\\n  --executor-memory '8g' \\\n  --conf \"spark.driver.memory=2g\" a.jar",
      file: "f")
    let settings = SubmitScript.reading(of: text).configurations.flatMap(\.settings)
    #expect(settings.map(\.keyPlace.description) == ["f:2:3", "f:3:11"])
    #expect(settings.map { text.text(in: $0.valuePlace.range) } == ["'8g'", "2g"])
    #expect(settings.map(\.way) == [.option, .conf])
    #expect(settings.map(\.spelling) == ["--executor-memory", "spark.driver.memory"])
  }

  @Test(
    "the program is found behind what runs it",
    arguments: [
      "A=b nohup /opt/spark/bin/spark-submit --driver-memory 2g a.jar",
      "docker exec -it master /opt/spark/bin/spark-submit --driver-memory 2g a.jar",
      "if true; then spark-submit --driver-memory 2g a.jar; fi",
      "ID=$(spark-submit --driver-memory 2g a.jar)", "\t@spark-submit --driver-memory 2g a.jar",
      "\t-$(SPARK_HOME)/bin/spark-submit --driver-memory 2g a.jar",
      "exec \"$SPARK_HOME\"/bin/spark-submit --driver-memory=2g a.jar &",
    ])
  func programs(script: String) {
    #expect(settings(script) == ["spark.driver.memory=2g"])
  }

  @Test(
    "what only looks like a line is none",
    arguments: [
      "# spark-submit --driver-memory 2g a.jar", "echo spark-submit --driver-memory 2g",
      "cat <<EOF\nspark-submit --driver-memory 2g a.jar\nEOF\n",
      "cat <<-'EOF'\n\tspark-submit --driver-memory 2g a.jar\n\tEOF\n",
      "echo 'spark-submit --driver-memory 2g a.jar'", "which spark-submit",
      "pip download --no-binary pyspark --dest here pyspark",
    ])
  func nearMiss(script: String) {
    #expect(configurations(script).isEmpty)
  }

  @Test("what follows a here-document is read again")
  func afterHereDocument() {
    #expect(
      settings("cat <<EOF\nit's\nEOF\nspark-submit --driver-memory 2g a.jar")
        == ["spark.driver.memory=2g"])
  }

  @Test("a variable that is assigned once, literally, is known; any other is not, and it is said")
  func variables() {
    let known = "MEMORY=2g\nspark-submit --driver-memory \"${MEMORY}\" a.jar"
    #expect(settings(known) == ["spark.driver.memory=2g"])
    #expect(
      settings("MEMORY := 2g\n\tspark-submit --driver-memory $(MEMORY) a.jar").last
        == "spark.driver.memory=2g")
    for script in [
      "MEMORY=2g\nMEMORY=3g\n", "MEMORY=$1\n", "MEMORY ?= 2g\n", "for MEMORY in 1g 2g; do\n", "",
    ] {
      let text = SourceText(script + "spark-submit --driver-memory $MEMORY a.jar", file: "f")
      let reading = SubmitScript.reading(of: text)
      #expect(reading.configurations.flatMap(\.settings).map(\.value) == [nil])
      #expect(reading.notes.count == 1)
    }
  }

  @Test("options in a variable make the rest unknown; a quoted variable is the program's file")
  func partial() {
    #expect(configurations("spark-submit $OPTIONS a.jar").map(\.isPartial) == [true])
    #expect(configurations("spark-submit \"${OPTIONS[@]}\" a.jar").map(\.isPartial) == [true])
    #expect(configurations("spark-submit --class A \"$JAR\"").map(\.isPartial) == [false])
  }

  @Test("braces within braces are one word, quoted or not")
  func braces() {
    for words in ["${A[@]+\"${A[@]}\"}", "\"${A:-\"b c\"}\""] {
      let found = configurations("spark-submit --name \(words) --driver-memory 2g a.jar\n")
      #expect(found.flatMap(\.settings).map(\.value) == ["2g"])
    }
  }

  @Test("what spark-submit refuses is said where it stands")
  func refusals() {
    let found = configurations(
      "spark-submit --executor-memroy 2g a.jar\nspark-submit --conf spark.a a.jar\n"
        + "spark-submit a.jar --num-executors 0\nspark-submit --driver-memory")
    #expect(found.flatMap(\.refusals).map(\.place.description) == ["f:1:14", "f:2:21", "f:4:14"])
  }

  @Test("Python is told by the main file, and --properties-file by its option")
  func application() {
    let found = configurations(
      "spark-submit --properties-file a.conf job.py\nspark-submit job.jar\npyspark --driver-memory 1g"
    )
    #expect(found.map(\.isPython) == [true, false, true])
    #expect(found.map(\.propertiesFile) == ["a.conf", nil, nil])
  }

  @Test(
    "an unfinished text is read as far as it goes",
    arguments: ["'", "\"", "\"$(", "${", "\\", "<<"])
  func unfinished(end: String) {
    let found = configurations("spark-submit --driver-memory 2g --conf \(end)")
    #expect(found.flatMap(\.settings).first?.value == "2g")
  }

  @Test("the arguments in PySpark's variable are read where they stand")
  func gateway() {
    let text = SourceText(
      "export A=1 PYSPARK_SUBMIT_ARGS='--driver-memory 4g --conf \"spark.a=b c\" pyspark-shell'\n"
        + "PYSPARK_SUBMIT_ARGS=\"--conf spark.d=$X pyspark-shell\" python job.py\n",
      file: "run.sh")
    let found = SubmitScript.reading(of: text).configurations
    #expect(found.map(\.isPython) == [true, true])
    let settings = found.flatMap(\.settings)
    #expect(settings.map(\.value) == ["4g", "b c", nil])
    #expect(settings.map { text.text(in: $0.valuePlace.range) } == ["4g", "b c", "$X"])
    #expect(settings.map(\.keyPlace.line) == [1, 1, 2])
    #expect(found.allSatisfy { $0.refusals.isEmpty })
  }

  @Test("a variable that holds itself ends")
  func nested() {
    let text = SourceText(
      String(repeating: "PYSPARK_SUBMIT_ARGS=", count: 20_000), file: "run.sh")
    #expect(SubmitScript.reading(of: text).configurations.flatMap(\.settings).isEmpty)
  }

  @Test(
    "a substitution is one word, and the line goes on behind it",
    arguments: [
      "$(date +%F)", "`date +%F`", "$((2 * 4))", "\"$(date +%F)\"", "x-$(echo ')' \")\")-y",
      "$(a | b; c $(d (e)) # )\n)", "\"`a \"b c\"`\"", "{{ a b }}", "'{{ a }}'", "{% if a %}",
      "<%= a b %>", "$(a \"$(b \"c)\")\")",
    ])
  func substitutions(word: String) {
    #expect(
      settings("spark-submit --conf spark.a=\(word) --driver-memory 2g a.jar")
        == ["spark.a=?", "spark.driver.memory=2g"])
  }

  @Test("a line in a substitution is found, quoted or not, and so is the one around it")
  func nestedLines() {
    for (open, close) in [("$(", ")"), ("\"$(", ")\""), ("`", "`"), ("$(a $(", "))")] {
      let script =
        "spark-submit --name \(open)spark-submit --driver-memory 2g a.jar\(close) "
        + "--executor-memory 3g b.jar"
      #expect(settings(script) == ["spark.driver.memory=2g", "spark.executor.memory=3g"])
    }
  }

  @Test("substitutions in each other without end are read in time")
  func deepSubstitutions() {
    for part in ["$(", "`", "{{", "\"$(", "$(`"] {
      let script = "spark-submit --conf a=" + String(repeating: part, count: 2_000)
      #expect(configurations(script).count >= 1)
    }
  }

  @Test(
    "a variable that may be assigned elsewhere is not known",
    arguments: [
      "M=\"\"; if true; then M=8g; else M=4g; fi", "M=0; f() { M=$1; }", "M=1; M+=5g",
      "M=1\nwhile M=2; do :; done", "M=1; ! M=2", "M = 1\nM += 5g", "prod: M = 1\ndev: M = 2",
      "M=1\nsource ./env.sh", "M=1; let M=2", "export M=1 N; M=2", "declare -i M=1; M=2",
    ])
  func assignedElsewhere(script: String) {
    #expect(
      settings(script + "\nspark-submit --executor-memory $M a.jar") == ["spark.executor.memory=?"])
  }

  @Test("a known variable without quotes is as many words as it says")
  func knownWords() {
    let line = "spark-submit $O --conf spark.b=2 a.jar"
    #expect(settings("O=\"--master yarn\"\n" + line) == ["spark.master=yarn", "spark.b=2"])
    #expect(settings("O=\"\"\n" + line) == ["spark.b=2"])
    #expect(settings("O=-v\n" + line) == ["spark.b=2"])
    #expect(
      settings("O = --conf spark.a=1 \\\n  --num-executors 3\nx:\n\t" + line)
        == ["spark.a=1", "spark.executor.instances=3", "spark.b=2"])
    let text = SourceText("O=\"--driver-memory 2g\"\nspark-submit $O a.jar", file: "f")
    let setting = SubmitScript.reading(of: text).configurations.first?.settings.first
    #expect(setting?.valuePlace.description == "f:2:14")
    #expect(settings("A=\"a b.jar\"\nspark-submit --conf spark.b=2 \"$A\"") == ["spark.b=2"])
  }

  @Test("behind a variable that may be the main file nothing is refused")
  func openMainFile() {
    let found = configurations("spark-submit --conf spark.a=1 $JOB --day 2024-01-01")
    #expect(found.flatMap(\.refusals).isEmpty)
  }

  @Test(
    "the program may be named by a variable",
    arguments: [
      "SPARK_SUBMIT=/opt/spark/bin/spark-submit; $SPARK_SUBMIT --driver-memory 2g a.jar",
      "SPARK_SUBMIT ?= spark-submit\nrun:\n\t@$(SPARK_SUBMIT) --driver-memory 2g a.jar",
      "S=${S:-spark-submit}\n\"$S\" --driver-memory 2g a.jar",
      "${SPARK_SUBMIT:-spark-submit} --driver-memory 2g a.jar",
      "S=$SPARK_HOME/bin/spark-submit\nnohup ${S} --driver-memory 2g a.jar",
      "S=\"spark-submit --driver-memory 2g\"\n$S a.jar", "spark3-submit --driver-memory 2g a.jar",
    ])
  func namedProgram(script: String) {
    #expect(settings(script) == ["spark.driver.memory=2g"])
  }

  @Test(
    "a line in the word that a shell or another machine gets is found",
    arguments: [
      "bash -c \"spark-submit --driver-memory 2g a.jar\"",
      "su - hdfs -c 'spark-submit --driver-memory 2g a.jar'",
      "ssh host \"cd /x && spark-submit --driver-memory 2g a.jar\"",
      "docker run --rm spark /bin/bash -lc 'spark-submit --driver-memory 2g a.jar'",
    ])
  func innerScripts(script: String) throws {
    #expect(settings(script) == ["spark.driver.memory=2g"])
    let text = SourceText(script, file: "f")
    let setting = try #require(
      SubmitScript.reading(of: text).configurations.first?.settings.first)
    #expect(text.text(in: setting.valuePlace.range) == "2g")
  }

  @Test("the shell of R takes arguments of its own, and that of Python refuses them")
  func mixedArguments() {
    let found = configurations("sparkR --vanilla --driver-memory 2g")
    #expect(found.flatMap(\.refusals).isEmpty)
    #expect(found.flatMap(\.settings).map(\.value) == ["2g"])
    #expect(configurations("pyspark --foo --driver-memory 2g").flatMap(\.refusals).count == 1)
  }

  @Test("arguments alone are a line where that is said, with their places")
  func fragment() throws {
    let text = SourceText("--conf 'spark.a=1' \\\n--executor-memory 2g\n", file: "f")
    let settings = SourceReader.read(text, as: .sparkSubmit).configurations.flatMap(\.settings)
    #expect(settings.map(\.value) == ["1", "2g"])
    #expect(settings.map(\.keyPlace.description) == ["f:1:9", "f:2:1"])
    #expect(SourceReader.read(SourceText("a b", file: "f"), as: .sparkSubmit).isEmpty)
    #expect(SourceReader.format(of: SourceText(text.string, file: "f.sh")) == nil)
  }
}
