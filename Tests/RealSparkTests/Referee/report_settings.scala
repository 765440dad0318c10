// Writes the settings of the session `spark`, and how much memory its driver has, to BALLAST_REPORT.
val settings = spark.sparkContext.getConf.getAll :+
  ("maxMemory" -> Runtime.getRuntime.maxMemory.toString)
val report = settings.map { case (name, value) => name + "=" + value + 0.toChar }.mkString
java.nio.file.Files.write(
  java.nio.file.Paths.get(sys.env("BALLAST_REPORT")),
  report.getBytes(java.nio.charset.StandardCharsets.UTF_8))
spark.stop()
