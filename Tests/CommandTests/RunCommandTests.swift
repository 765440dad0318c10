import Foundation
import TestSupport
import Testing

/// `ballast run` and `ballast tune` of programs that are no Spark.
@Suite struct RunCommandTests {
  private func ballast(_ arguments: String..., home: URL) throws -> CommandResult {
    try run(try Checkout.ballast, arguments, environment: ["BALLAST_HOME": home.path])
  }

  /// Runs a line of a shell in which `$BALLAST` is the command.
  private func shell(_ line: String, home: URL) throws -> CommandResult {
    try run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line],
      environment: ["BALLAST_HOME": home.path, "BALLAST": try Checkout.ballast.path])
  }

  @Test(
    "the status is the job's, though nobody reads standard error any more",
    arguments: ["2>&1 | :", "2>&-"])
  func unread(standardError: String) throws {
    try withTemporaryFolder { home in
      let job = #""$BALLAST" run -- sh -c 'sleep 0.5; exit 7'"#
      let result = try shell("exec 3>&1; { \(job); echo $? >&3; } \(standardError)", home: home)
      #expect(result.output == "7\n")
    }
  }

  @Test("a job is protected from what protects the command")
  func nohup() throws {
    try withTemporaryFolder { home in
      let job = #"sh -c 'kill -HUP $$; exit 7'"#
      let result = try shell(#"trap '' HUP; exec "$BALLAST" run -- \#(job)"#, home: home)
      #expect(result.status == 7)
    }
  }

  @Test("help is help, and no program to start", arguments: ["run", "tune"])
  func help(command: String) throws {
    for option in ["--help", "-h"] {
      let result = try runBallast(command, option)
      #expect(result.status == 0)
      #expect(result.output.contains("USAGE: ballast \(command) "))
    }
    let other = try runBallast(command, "--", "sh", "--help")
    #expect(!other.output.contains("USAGE: ballast"))
  }

  @Test("an option that nobody knows is wrong usage", arguments: ["run", "tune"])
  func unknownOption(command: String) throws {
    let result = try runBallast(command, "--retires", "3", "--", "sh", "-c", "exit 7")
    #expect(result.status == 2)
    #expect(result.errors.contains("--retires"))
  }

  @Test("a report that cannot be written is said, and the job has its status")
  func unwritableReport() throws {
    try withTemporaryFolder { home in
      let spark = home.appendingPathComponent("spark-submit")
      let log = ExampleLog.executorHeap.path
      try """
      #!/bin/sh
      for word; do
        case $word in spark.eventLog.dir=*) cp '\(log)' "${word#*=}/app.zstd" ;; esac
      done
      echo run >> "$BALLAST_HOME/count"
      exit 7
      """.write(to: spark, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: spark.path)
      let result = try ballast(
        "run", "--quiet", "--retry", "1", "--report", "/no/such/folder/report.json", "--",
        spark.path, "job.py", home: home)
      #expect(result.status == 7)
      #expect(result.errors.contains("/no/such/folder/report.json: cannot be written"))
      #expect(result.errors.contains("running again"))
    }
  }

  @Test("a history that fails after it was opened is status 3")
  func lostHistory() throws {
    try withTemporaryFolder { home in
      #expect(try ballast("run", "--", "sh", "-c", "exit 0", home: home).status == 0)
      // A table that a later writer damaged: the file opens, and takes no run.
      let damage = try run(
        URL(fileURLWithPath: "/usr/bin/env"),
        [
          "python3", "-c",
          "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('DROP TABLE run')",
          home.appendingPathComponent("history.sqlite").path,
        ])
      #expect(damage.status == 0)
      #expect(try ballast("run", "--", "sh", "-c", "exit 0", home: home).status == 3)
      #expect(try ballast("run", "--", "/no/such/program", home: home).status == 3)
    }
  }
}
