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
