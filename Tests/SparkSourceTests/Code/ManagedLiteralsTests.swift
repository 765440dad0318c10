import SparkSource
import Testing

@Suite struct ManagedLiteralsTests {
  private func settings(_ text: String) -> [String] {
    SourceReader.read(SourceText("import airflow\n" + text, file: "dag.py"), as: .python)
      .configurations.flatMap(\.settings).map { "\($0.spelling)>\($0.key)=\($0.value ?? "?")" }
  }

  @Test("arguments of the operators for Spark and Livy, with dictionaries that have names")
  func operators() {
    #expect(
      settings(
        """
        CONF = {"spark.a": "1"}
        SparkSubmitOperator(conf=CONF, executor_memory="2g", num_executors=3, name="x")
        LivyOperator(driver_memory=MEM, conf=dict(CONF))
        """) == [
          "spark.a>spark.a=1", "executor_memory>spark.executor.memory=2g",
          "num_executors>spark.executor.instances=3", "driver_memory>spark.driver.memory=?",
        ])
  }

  @Test("objects of Databricks, EMR and Dataproc, wherever they are in the literals")
  func objects() {
    #expect(
      settings(
        """
        X(new_cluster={"spark_conf": {"spark.a": "1"}})
        Y(json={"tasks": [{"new_cluster": {"spark_conf": {"spark.b": "2"}}}]})
        Z(job={"pyspark_job": {"properties": {"spark.c": "3", "other": "4"}}})
        W = [{"Classification": "spark-defaults", "Properties": {"spark.d": "5"}}]
        V = {"properties": {"spark:spark.e": "6"}}
        """) == [
          "spark.a>spark.a=1", "spark.b>spark.b=2", "spark.c>spark.c=3", "spark.d>spark.d=5",
          "spark:spark.e>spark.e=6",
        ])
  }

  @Test("lines of spark-submit as parameters, as words and as a command of a shell")
  func commands() {
    #expect(
      settings(
        """
        A(job_driver={"sparkSubmit": {"sparkSubmitParameters": "--conf spark.a=1 --executor-memory 2g"}})
        B(steps=[{"HadoopJarStep": {"Args": ["spark-submit", "--conf", "spark.b=a b", "x.py"]}}])
        BashOperator(bash_command="spark-submit --driver-memory 3g x.py")
        """) == [
          "spark.a>spark.a=1", "--executor-memory>spark.executor.memory=2g", "spark.b>spark.b=a b",
          "--driver-memory>spark.driver.memory=3g",
        ])
  }

  @Test("a program that schedules nothing has none of them")
  func nearMiss() {
    let text = SourceText("X = {'spark_conf': {'spark.a': '1'}}", file: "a.py")
    #expect(SourceReader.read(text, as: .python).configurations.isEmpty)
    #expect(SourceReader.format(of: text) == nil)
  }

  @Test("values stand where they are written")
  func places() {
    let text = SourceText("import boto3\nx = {'spark_conf': {'spark.a': \"1g\"}}", file: "a.py")
    let found = SourceReader.read(text, as: .python).configurations.flatMap(\.settings)
    #expect(found.map { text.text(in: $0.valuePlace.range) } == ["1g"])
    #expect(found.map(\.keyPlace.description) == ["a.py:2:22"])
  }

  @Test("what a template or the program puts into a text is not known, and the rest is")
  func templates() {
    #expect(
      settings(
        """
        SparkSubmitOperator(conf={"spark.a": "{{ params.a }}", "spark.b": "2"}, executor_memory="{{ m }}")
        BashOperator(bash_command="spark-submit --executor-memory {{ params.mem }} --driver-memory 3g x.py")
        B(steps=[{"Args": ["spark-submit", "--executor-memory", "{{ mem }}", "--driver-memory", "2g", "x.py"]}])
        BashOperator(bash_command=f"spark-submit --executor-memory {c['m']}g --driver-memory 4g x.py")
        C(steps=[{"Args": ["spark-submit", "--executor-memory", f"{mem}", "--driver-memory", "5g", "x.py"]}])
        """) == [
          "spark.a>spark.a=?", "spark.b>spark.b=2", "executor_memory>spark.executor.memory=?",
          "--executor-memory>spark.executor.memory=?", "--driver-memory>spark.driver.memory=3g",
          "--executor-memory>spark.executor.memory=?", "--driver-memory>spark.driver.memory=2g",
          "--executor-memory>spark.executor.memory=?", "--driver-memory>spark.driver.memory=4g",
          "--executor-memory>spark.executor.memory=?", "--driver-memory>spark.driver.memory=5g",
        ])
  }
}
