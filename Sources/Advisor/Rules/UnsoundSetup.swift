/// Settings that made no layout, or that had no effect.
struct UnsoundSetup: ProfileRule {
  let about = RuleDescription(
    21, "unsound-setup", .profile, .note,
    document: RuleDocument(
      finds: """
        Settings made no process, or had no effect. Those in the log make no executor or no driver
        that Spark would start; or a JVM plainly had another heap than the settings say.
        """,
      matters: """
        Who reads the settings believes in memory that was never there. The most frequent case is a
        program that sets `spark.driver.memory` itself, after its JVM began: it has no effect, and
        nothing says so.
        """,
      evidence: """
        The setting and what the JVM had, in the message. A JVM plainly had another heap if Spark
        saw less than 60 % or more than 125 % of what the settings give: between these, collectors
        differ in what they show. The answer goes by what the JVM had.
        """,
      example: """
        ```python
        # too late: the JVM that runs this line is the driver
        SparkSession.builder.config("spark.driver.memory", "8g").getOrCreate()
        ```
        """,
      remedy: """
        Set it where Spark reads it in time: for `spark-submit`, or in `spark-defaults.conf`.
        """,
      safety: """
        Where the setting then takes effect, the process is of another size than before; look at the
        answer to the log first.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala",
        "https://spark.apache.org/docs/latest/"
          + "configuration.html#dynamically-loading-spark-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    assessment.setup.problems.map {
      finding(
        .note, .application, $0,
        remedy: "correct the setting; a heap is set before its JVM starts, by spark-submit or in "
          + "spark-defaults.conf, not by the program")
    }
  }
}
