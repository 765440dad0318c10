import Report
import TestSupport
import Testing

@Suite struct JobHistoryTests {
  /// A job that died, was cured, and was stopped once.
  static let nightly: JobHistory = {
    var died = JobHistory.Run(number: 3, startTime: 1_790_000_000_000, ending: .failed)
    died.duration = 61_999
    died.exitStatus = 1
    died.shortage = "executor-heap"
    died.shortageWords = "executor heap"
    died.configuration = ["spark.executor.memory": "500m", "spark.driver.memory": "1g"]
    died.recommendation = ["spark.executor.memory": "896m"]
    var cured = JobHistory.Run(number: 4, startTime: 1_790_000_070_000, ending: .succeeded)
    cured.duration = 75_000
    cured.exitStatus = 0
    cured.configuration = ["spark.executor.memory": "896m", "spark.driver.memory": "1g"]
    cured.changes = ["spark.executor.memory": "896m"]
    cured.applicationID = "app-20260922-0001"
    cured.logs = "/data/runs/4"
    var stopped = JobHistory.Run(number: 9, startTime: 1_790_000_400_000, ending: .stopped)
    stopped.search = 2
    return JobHistory(
      name: "nightly", runCount: 3, runs: [stopped, cured, died],
      next: JobHistory.Next(
        changes: ["spark.executor.memory": "896m"], reason: "as run 4, which worked, recommends"))
  }()

  @Test("the runs of a job are a table, with what comes next")
  func page() {
    let text = JobHistoryTextRenderer(style: .plain).page(of: Self.nightly)
    #expect(
      text == """
        nightly
        RUN  BEGAN                 TOOK  ENDED                  EXECUTOR HEAP  DRIVER HEAP  CHANGED
          9  2026-09-21 14:20 UTC        was stopped                        –            –
          4  2026-09-21 14:14 UTC  75 s  well                            896m           1g  spark.executor.memory=896m
          3  2026-09-21 14:13 UTC  61 s  died of executor heap           500m           1g

        ballast run --apply would run it with spark.executor.memory=896m:
        as run 4, which worked, recommends

        all of run 4: ballast fit /data/runs/4

        """)
  }

  @Test("jobs are a line each, with their latest run, and names cannot write to the terminal")
  func table() {
    var other = Self.nightly
    other.name = "a\u{1b}[2Jb"
    other.runCount = 1234
    other.runs.removeFirst()
    let text = JobHistoryTextRenderer(style: .plain).table(of: [Self.nightly, other])
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("JOB "))
    #expect(lines[1].contains("nightly") && lines[1].contains("was stopped"))
    #expect(lines[2].contains("1,234") && lines[2].contains("896m"))
    #expect(!text.contains("\u{1b}"))
  }

  @Test("without runs there is a line that says how there come to be some")
  func none() {
    let text = JobHistoryTextRenderer(style: .plain).table(of: [])
    #expect(text == "no runs yet; ballast run -- spark-submit … remembers them\n")
  }
}
