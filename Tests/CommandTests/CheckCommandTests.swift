import Foundation
import TestSupport
import Testing

/// `ballast check`.
@Suite struct CheckCommandTests {
  private func withFiles<Result>(
    _ files: [String: String], _ body: (URL) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      return try body(folder)
    }
  }

  @Test("a folder is walked, findings end with 1, and what nobody reads is counted with -v")
  func folder() throws {
    let files = [
      "conf/spark-defaults.conf": "spark.executor.memory 1.5g\n", "README.md": "spark.a 1",
      ".hidden/spark-defaults.conf": "spark.executor.memory 1.5g",
    ]
    try withFiles(files) { folder in
      let result = try runBallast("check", "-v", folder.path)
      #expect(result.status == 1)
      #expect(result.output.contains("conf/spark-defaults.conf:1:23: error: "))
      #expect(result.output.hasSuffix("1 file: 1 error; 1 can be fixed with --fix\n"))
      #expect(result.errors.contains("1 file passed over"))
    }
  }

  @Test("nothing found ends with 0, and --fail-on decides what counts")
  func failOn() throws {
    let input = Data("spark.executor.memory 32g".utf8)
    let form = ["check", "-", "--as", "spark-defaults"]
    let ballast = try Checkout.ballast
    #expect(try run(ballast, form, input: input).status == 1)
    #expect(try run(ballast, form + ["--fail-on", "error"], input: input).status == 0)
    #expect(
      try run(ballast, form + ["--ignore", "uncompressed-references"], input: input).status == 0)
    #expect(try run(ballast, form, input: Data("spark.executor.memory 8g".utf8)).status == 0)
  }

  @Test("a named file that nobody reads, or that is not there, is 3, and the others are checked")
  func unread() throws {
    try withFiles(["a.txt": "hello", "b.conf": "spark.executor.memory 1.5g"]) { folder in
      let names = ["a.txt", "b.conf", "c.conf"].map { folder.appendingPathComponent($0).path }
      let result = try run(try Checkout.ballast, ["check"] + names)
      #expect(result.status == 3)
      #expect(result.output.contains("BM108"))
      #expect(result.errors.split(separator: "\n").count == 2)
      let passed = try run(try Checkout.ballast, ["check", "--pass-over"] + names.prefix(2))
      #expect(passed.status == 1)
    }
  }

  @Test("--diff shows and --fix makes what is safe, and permissions stay")
  func fixes() throws {
    let script = "#!/bin/sh\nspark-submit --executor-memory 1.5g --driver-memory 32g a.jar\n"
    try withFiles(["run.sh": script]) { folder in
      let file = folder.appendingPathComponent("run.sh")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      let shown = try runBallast("check", "--diff", file.path)
      #expect(shown.output.contains("\n+spark-submit --executor-memory 1536m"))
      #expect(shown.status == 1)
      #expect(try String(contentsOf: file, encoding: .utf8) == script)
      let made = try runBallast("check", "--fix", file.path)
      #expect(made.output.hasPrefix(shown.output))
      #expect(made.output.contains("BM111"))
      #expect(!made.output.contains("BM108"))
      #expect(
        try String(contentsOf: file, encoding: .utf8) == script.replacing("1.5g", with: "1536m"))
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o755)
    }
  }

  @Test("a baseline that is not there yet is made with its own option")
  func missingBaseline() throws {
    try withFiles(["spark-defaults.conf": "spark.a 1\n"]) { folder in
      let known = folder.appendingPathComponent("known.json").path
      let result = try runBallast("check", folder.path, "--baseline", known)
      #expect(result.status == 3)
      #expect(
        result.errors
          == "ballast check: \(known): no such file; make one with --write-baseline \(known)\n")
    }
  }

  @Test("an application below a folder that cannot be read is said, with its place")
  func brokenApplication() throws {
    let text = "kind: SparkApplication\nspec:\n  sparkConf: {spark.a: 1, spark.a: 2}\n"
    try withFiles(["jobs/app.yaml": text, "jobs/spark-defaults.conf": "spark.a 1"]) { folder in
      let result = try runBallast("check", folder.path)
      #expect(result.status == 3)
      #expect(result.errors.contains("jobs/app.yaml:3:15: no YAML: spark.a stands twice"))
    }
  }

  @Test("a baseline leaves out what was there")
  func baseline() throws {
    try withFiles(["a.conf": "spark.executor.memory 32g\n"]) { folder in
      let file = folder.appendingPathComponent("a.conf")
      let known = folder.appendingPathComponent("baseline.json").path
      #expect(try runBallast("check", file.path, "--write-baseline", known).status == 0)
      #expect(try runBallast("check", file.path, "--baseline", known).status == 0)
      try Data("spark.executor.memory 32g\nspark.driver.memory 33g\n".utf8).write(to: file)
      let result = try runBallast("check", file.path, "--baseline", known)
      #expect(result.status == 1)
      #expect(result.output.contains("1 known from the baseline"))
    }
  }

  @Test("links to files are followed once, and links in circles end")
  func links() throws {
    try withFiles(["real/a.conf": "spark.executor.memory 1.5g\n"]) { folder in
      func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
      }
      try link("real/loop", to: "..")
      try link("real/a-link.conf", to: "a.conf")
      try link("real/dead.conf", to: "nowhere")
      try link("mounted.conf", to: "real/a.conf")
      let result = try runBallast("check", folder.path)
      #expect(result.output.contains("1 file: 1 error"), "\(result.output)")
      #expect(result.status == 1)
      let dead = try runBallast("check", folder.appendingPathComponent("real/dead.conf").path)
      #expect(dead.status == 3)
      #expect(dead.errors.contains("a link that leads nowhere"))
    }
  }

  @Test("that nothing was checked is said, and an empty file too")
  func nothing() throws {
    try withFiles(["a/README.md": "x", "b.conf": " \n", "c/d": "\u{0}"]) { folder in
      let result = try runBallast("check", folder.appendingPathComponent("a").path)
      #expect(result.status == 0)
      #expect(result.errors.contains("nothing was checked"))
      let empty = try runBallast("check", folder.appendingPathComponent("b.conf").path)
      #expect(empty.status == 3)
      #expect(empty.errors.contains("b.conf: empty"))
    }
  }

  @Test("what is not UTF-8 is said with its place, and --fix leaves the file as it is")
  func encoding() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.conf")
      let bytes = Data("spark.executor.memory 1.5g\nspark.app.name ".utf8) + Data([0xE9, 0x0A])
      try bytes.write(to: file)
      let result = try runBallast("check", file.path)
      #expect(result.output.contains("a.conf:2:16: unknown: no UTF-8 here"))
      #expect(try runBallast("check", "--fix", file.path).status == 3)
      #expect(try Data(contentsOf: file) == bytes)
    }
  }

  @Test("a ballast.yaml above what is checked counts, and options count before it")
  func settings() throws {
    let files = [
      "ballast.yaml": """
      check:
        ignore: BM111
        exclude: [vendor]
        baseline: known.json
        per-path:
          conf/old: { ignore: BM108 }
      """,
      "known.json": #"{"schema":"ballast.baseline/1","findings":[]}"#,
      "conf/a.conf": "spark.driver.memory 32g\n",
      "conf/old/b.conf": "spark.executor.memory 1.5g\n",
      "conf/vendor/c.conf": "spark.executor.memory 1.5g\n",
    ]
    try withFiles(files) { folder in
      let conf = folder.appendingPathComponent("conf").path
      let result = try runBallast("check", "-v", conf)
      #expect(result.status == 0, "\(result.output)")
      #expect(result.errors.contains("ballast.yaml: settings of the check"))
      #expect(try runBallast("check", conf, "--select", "BM111").output.contains("BM111"))
      #expect(try runBallast("check", conf, "--ignore", "BM101").output.contains("BM111"))
      let vendor = conf + "/vendor/c.conf"
      #expect(try runBallast("check", vendor).status == 1)
      #expect(try runBallast("check", "--pass-over", vendor).status == 0)
      let none = folder.appendingPathComponent("none.yaml").path
      #expect(try runBallast("check", conf, "--config", none).status == 3)
    }
  }

  @Test("a ballast.yaml beyond the root of the repository is not found, and two of them are 2")
  func settingsFound() throws {
    let files = [
      "ballast.yaml": "check: { ignore: BM111 }", "a/.git/HEAD": "",
      "a/conf/a.conf": "spark.driver.memory 32g\n", "b/ballast.yaml": "check: { ignore: BM108 }",
      "b/a.conf": "spark.driver.memory 32g\n", "c/a.conf": "spark.driver.memory 32g\n",
      "d/ballast.yaml": "chek: 1\ncheck: { slect: BM108 }", "d/a.conf": "",
    ]
    try withFiles(files) { folder in
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      #expect(try runBallast("check", path("a/conf/a.conf")).status == 1)
      #expect(try runBallast("check", path("b/a.conf")).status == 1)
      #expect(try runBallast("check", path("c/a.conf")).status == 0)
      let two = try runBallast("check", path("b/a.conf"), path("c/a.conf"))
      #expect(two.status == 2)
      #expect(two.errors.contains("--config"))
      let wrong = try runBallast("check", path("d"))
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("d/ballast.yaml:1:1: 'chek' is unknown; did you mean check?\n"))
      #expect(wrong.errors.contains("d/ballast.yaml:2:10: 'slect' is unknown"))
    }
  }

  @Test("every form is written, and JSON is JSON", arguments: ["json", "sarif", "github", "junit"])
  func forms(format: String) throws {
    let input = Data("spark.executor.memory 32g".utf8)
    let result = try run(
      try Checkout.ballast, ["check", "-", "--as", "spark-defaults", "--format", format],
      input: input)
    #expect(result.status == 1)
    if format == "json" || format == "sarif" {
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
    #expect(result.output.contains("BM111"))
  }

  @Test(
    "wrong usage is 2 and says what to do",
    arguments: [
      (["-"], "--as"), (["a", "--select", "BM999"], "BM101"), (["-", "-"], "once"),
      (["a", "--diff", "--format", "json"], "--format"), (["a", "--spark", "1.6"], "not modelled"),
      (["a", "--baseline", "x", "--write-baseline", "y"], "exclude"),
    ])
  func usage(arguments: [String], phrase: String) throws {
    let result = try run(try Checkout.ballast, ["check"] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(phrase), "\(result.errors)")
  }

  @Test("a yarn-site.xml has limits for what is checked with it")
  func yarnSite() throws {
    let site = """
      <configuration><property><name>yarn.scheduler.maximum-allocation-mb</name>
      <value>8192</value></property></configuration>
      """
    let files = [
      "conf/yarn-site.xml": site, "run.sh": "spark-submit --master yarn --executor-memory 8g a.py",
    ]
    try withFiles(files) { folder in
      let script = folder.appendingPathComponent("run.sh").path
      #expect(try runBallast("check", script).status == 0)
      let result = try runBallast("check", folder.path)
      #expect(result.status == 1)
      #expect(result.output.contains("BM117 container-beyond-yarn-limit"))
      #expect(result.output.contains("conf/yarn-site.xml:2:8: "))
    }
  }

  @Test("described machines say which executors do not fit them")
  func cluster() throws {
    let input = Data("spark.executor.memory 40g\nspark.executor.cores 8".utf8)
    let words = ["check", "-", "--as", "spark-defaults", "--ignore", "uncompressed-references"]
    let ballast = try Checkout.ballast
    #expect(try run(ballast, words, input: input).status == 0)
    let machines = words + ["--cluster", "4 x 16 cores 64g"]
    let result = try run(ballast, machines, input: input)
    #expect(result.status == 1)
    #expect(result.output.contains("BM118 unfitting-executors"))
    #expect(try run(ballast, words + ["--cluster", "many"], input: input).status == 2)
  }
}
