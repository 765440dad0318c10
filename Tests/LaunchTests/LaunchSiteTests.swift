import Foundation
import SparkMemory
import TestSupport
import Testing

@testable import Launch

@Suite struct LaunchSiteTests {
  private func site(_ words: [String], _ environment: [String: String]) throws -> LaunchSite {
    LaunchSite(
      try LaunchCommand(words: words, environment: environment), environment: environment)
  }

  @Test("what the command says counts before the file that it names, and that before the defaults")
  func precedence() throws {
    try withTemporaryFolder { folder in
      let defaults = folder.appendingPathComponent("spark-defaults.conf")
      try "spark.executor.memory 8g\nspark.master yarn\n".write(
        to: defaults, atomically: true, encoding: .utf8)
      let own = folder.appendingPathComponent("own.conf")
      try "spark.executor.memory 4g\n".write(to: own, atomically: true, encoding: .utf8)
      let environment = ["SPARK_CONF_DIR": folder.path]
      let plain = try site(["spark-submit", "job.py"], environment)
      #expect(plain.given[.executorMemory] == "8g")
      #expect(plain.manager == .yarn)
      let named = try site(["spark-submit", "--properties-file", own.path, "job.py"], environment)
      #expect(named.given[.executorMemory] == "4g")
      #expect(named.manager == nil, "a file that is named takes the place of the defaults")
      let said = try site(["spark-submit", "--executor-memory", "2g", "job.py"], environment)
      #expect(said.given[.executorMemory] == "2g")
    }
  }

  @Test("the defaults lie beside the program, in PATH and behind a link as well")
  func besideTheProgram() throws {
    try withTemporaryFolder { folder in
      let files = FileManager.default
      for name in ["spark/bin", "spark/conf", "links", "empty"] {
        try files.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      let program = folder.appendingPathComponent("spark/bin/spark-submit")
      try "#!/bin/sh\n".write(to: program, atomically: true, encoding: .utf8)
      try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      try "spark.eventLog.dir hdfs:///logs\n".write(
        to: folder.appendingPathComponent("spark/conf/spark-defaults.conf"), atomically: true,
        encoding: .utf8)
      let link = folder.appendingPathComponent("links/spark-submit")
      try files.createSymbolicLink(at: link, withDestinationURL: program)
      for path in [program.deletingLastPathComponent().path, link.deletingLastPathComponent().path]
      {
        let found = try site(["spark-submit", "job.py"], ["PATH": "/none:\(path)"])
        #expect(found.given[.eventLogDirectory] == "hdfs:///logs")
        #expect(found.notes.isEmpty)
      }
      for path in [program.path, link.path] {
        let found = try site(["nice", path, "job.py"], [:])
        #expect(found.given[.eventLogDirectory] == "hdfs:///logs")
      }
      let elsewhere = try site(
        [program.path, "job.py"],
        ["SPARK_CONF_DIR": folder.appendingPathComponent("empty").path, "SPARK_HOME": "/none"])
      #expect(elsewhere.given[.eventLogDirectory] == nil, "what is named is what Spark reads")
    }
  }

  @Test("PySpark that pip installed has its configuration in its package")
  func package() throws {
    try withTemporaryFolder { folder in
      let package = folder.appendingPathComponent("lib/python3.12/site-packages/pyspark")
      let files = FileManager.default
      for name in ["bin", "conf", "jars"] {
        try files.createDirectory(
          at: package.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      try files.createDirectory(
        at: folder.appendingPathComponent("bin"), withIntermediateDirectories: true)
      for path in ["bin/python", "lib/python3.12/site-packages/pyspark/bin/spark-submit"] {
        let program = folder.appendingPathComponent(path)
        try "#!/bin/sh\n".write(to: program, atomically: true, encoding: .utf8)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      }
      try "spark.executor.memory 3g\n".write(
        to: package.appendingPathComponent("conf/spark-defaults.conf"), atomically: true,
        encoding: .utf8)
      let found = try site(
        ["python", "job.py"], ["PATH": folder.appendingPathComponent("bin").path])
      #expect(found.given[.executorMemory] == "3g")
    }
  }

  @Test("a Spark that is not found is said, because what it is told is not known")
  func noSpark() throws {
    // The configuration that packages of a distribution bring would be found.
    guard !FileManager.default.fileExists(atPath: "/etc/spark/conf") else { return }
    #expect(try site(["spark-submit", "job.py"], ["PATH": "/none"]).notes.count == 1)
    #expect(try site(["python", "job.py"], ["PATH": "/none"]).notes.isEmpty)
  }

  @Test("whether the directory of event logs is there is seen where it is on this machine")
  func eventLogDirectory() throws {
    try withTemporaryFolder { folder in
      for (directory, expected) in [
        (folder.path, true), ("file://\(folder.path)", true), (folder.path + "/missing", false),
        ("hdfs:///logs", true),
      ] {
        let site = try site(
          ["spark-submit", "--conf", "spark.eventLog.dir=\(directory)", "job.py"], [:])
        #expect(site.evidenceSite(folder: "/x").hasEventLogDirectory == expected, "\(directory)")
      }
    }
  }

  @Test("a file that cannot be read is said")
  func missingFile() throws {
    let site = try site(["spark-submit", "--properties-file", "/no/such.conf", "job.py"], [:])
    #expect(site.notes.count == 1)
  }

  @Test("the driver is elsewhere in cluster mode only")
  func deployMode() throws {
    #expect(try site(["spark-submit", "job.py"], [:]).hasDriverHere)
    #expect(try !site(["spark-submit", "--deploy-mode", "cluster", "job.py"], [:]).hasDriverHere)
  }

  @Test(
    "a local cluster's workers limit its executors",
    arguments: [
      ("local-cluster[2,1,1024]", ByteSize.mebibytes(1024)), ("local[2]", nil), ("yarn", nil),
      ("local-cluster[2,1]", nil),
    ] as [(String, ByteSize?)])
  func limit(master: String, expected: ByteSize?) throws {
    let site = try site(["spark-submit", "--master", master, "job.py"], [:])
    #expect(site.executorLimit == expected)
  }

  @Test(
    "Java's version is in its release file",
    arguments: [
      ("JAVA_VERSION=\"17.0.15\"\n", 17), ("JAVA_VERSION=\"1.8.0_412\"\n", 8),
      ("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21\"\n", 21), ("nothing\n", nil),
    ] as [(String, Int?)])
  func java(release: String, expected: Int?) throws {
    try withTemporaryFolder { folder in
      try release.write(
        to: folder.appendingPathComponent("release"), atomically: true, encoding: .utf8)
      let site = try site(["spark-submit", "job.py"], ["JAVA_HOME": folder.path])
      #expect(site.javaVersion == expected)
    }
  }
}
