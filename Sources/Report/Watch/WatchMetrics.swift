import Advisor
import SparkProfile
public import Watch

/// A picture of a running application as metrics that Prometheus scrapes.
public struct WatchMetrics: Sendable {
  /// The value of `Content-Type` for ``text(of:)``.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private typealias Sample = PrometheusText.Sample

  /// Metrics.
  public init() {}

  /// The metrics in Prometheus's text format.
  public func text(of picture: WatchPicture) -> String {
    var text = PrometheusText()
    addApplication(picture, to: &text)
    addMemory(picture.executors, to: &text)
    addWork(picture.executors, to: &text)
    addStages(picture.stages, to: &text)
    addFindings(picture.findings, to: &text)
    return text.text
  }

  private func addApplication(_ picture: WatchPicture, to text: inout PrometheusText) {
    let isSeen = picture.phase == .running || picture.phase == .ended
    text.add(
      "ballast_up", .gauge, "Whether the application could be seen when it was looked at last.",
      [Sample(isSeen ? 1 : 0)])
    guard picture.phase != .waiting else { return }
    let application = picture.application
    text.add(
      "ballast_application_info", .gauge, "The application that is watched.",
      [
        Sample(
          1,
          [
            ("id", application.id ?? ""), ("attempt", application.attemptID ?? ""),
            ("name", application.name ?? ""), ("spark_version", application.sparkVersion ?? ""),
            ("phase", picture.phase.rawValue),
          ])
      ])
    text.add(
      "ballast_application_elapsed_seconds", .gauge, "Time since the application started.",
      picture.elapsed.map { [Sample(Double($0) / 1000)] } ?? [])
    text.add(
      "ballast_application_seen_age_seconds", .gauge, "Time since the application was seen last.",
      picture.age.map { [Sample(Double($0) / 1000)] } ?? [])
    text.add(
      "ballast_application_jobs", .gauge, "Jobs by what became of them.",
      [
        Sample(Double(picture.runningJobs), [("state", "running")]),
        Sample(Double(picture.succeededJobs), [("state", "succeeded")]),
        Sample(Double(picture.failedJobs), [("state", "failed")]),
      ])
    text.add(
      "ballast_application_lost_executors", .gauge, "Executors that are gone.",
      [Sample(Double(picture.lostExecutors))])
  }

  private func addMemory(_ executors: [ExecutorView], to text: inout PrometheusText) {
    func samples(
      _ value: (Gauge) -> Double?, kind: Bool = false
    ) -> [Sample] {
      executors.flatMap { executor in
        MemoryRegionKind.allCases.compactMap { region in
          let gauge = executor[region]
          let labels = [("executor", executor.id), ("region", region.rawValue)]
          return value(gauge).map {
            Sample($0, kind ? labels + [("seen", gauge.isPeak ? "peak" : "now")] : labels)
          }
        }
      }
    }
    text.add(
      "ballast_executor_memory_bytes", .gauge,
      "Memory of a region; a peak is the highest so far, and that of a heap counts garbage.",
      samples({ $0.value.map(Double.init) }, kind: true))
    text.add(
      "ballast_executor_memory_limit_bytes", .gauge, "The most that a region may have.",
      samples { $0.limit.map(Double.init) })
    text.add(
      "ballast_executor_memory_full_in_seconds", .gauge,
      "Roughly when a region reaches its limit; absent where it does not rise.",
      samples { $0.forecast.map { Double($0.seconds) } })
  }

  private func addWork(_ executors: [ExecutorView], to text: inout PrometheusText) {
    func samples(_ value: (ExecutorView) -> Double?) -> [Sample] {
      executors.compactMap { executor in
        value(executor).map { Sample($0, [("executor", executor.id)]) }
      }
    }
    text.add(
      "ballast_executor_gc_ratio", .gauge, "Share of task time in collections, since it came.",
      samples(\.overallGCShare))
    text.add(
      "ballast_executor_recent_gc_ratio", .gauge,
      "Share of task time in collections, in the last minute.", samples(\.recentGCShare))
    text.add(
      "ballast_executor_spilled_bytes_total", .counter, "Bytes that tasks spilled out of memory.",
      samples { $0.spilled.map(Double.init) })
    text.add(
      "ballast_executor_active_tasks", .gauge, "Tasks that run.",
      samples { Double($0.activeTasks) })
    text.add(
      "ballast_executor_task_slots", .gauge, "Tasks that can run at once.",
      samples { $0.slots > 0 ? Double($0.slots) : nil })
    text.add(
      "ballast_executor_completed_tasks_total", .counter, "Tasks that ended well.",
      samples { Double($0.completedTasks) })
    text.add(
      "ballast_executor_failed_tasks_total", .counter, "Tasks that failed.",
      samples { Double($0.failedTasks) })
  }

  private func addStages(_ stages: [StageView], to text: inout PrometheusText) {
    func samples(_ value: (StageView) -> Double?) -> [Sample] {
      stages.compactMap { stage in
        value(stage).map { Sample($0, [("stage", "\(stage.id.stage).\(stage.id.attempt)")]) }
      }
    }
    text.add(
      "ballast_stage_planned_tasks", .gauge, "Tasks of a running stage in all.",
      samples { Double($0.plannedTasks) })
    text.add(
      "ballast_stage_completed_tasks", .gauge, "Tasks of a running stage that ended well.",
      samples { Double($0.completedTasks) })
    text.add(
      "ballast_stage_spilled_bytes", .gauge, "Bytes that tasks of a running stage spilled.",
      samples { Double($0.spilled) })
    text.add(
      "ballast_stage_result_bytes", .gauge, "Results that tasks of a running stage sent.",
      samples { $0.results?.value.map(Double.init) })
    text.add(
      "ballast_stage_projected_result_bytes", .gauge,
      "Results of a running stage when all its tasks have ended.",
      samples { $0.projectedResults.map(Double.init) })
  }

  private func addFindings(_ findings: [WatchedFinding], to text: inout PrometheusText) {
    // A rule may find several things of one subject, and a series may stand there once only.
    var counts: [[String]: Int] = [:]
    for watched in findings {
      let finding = watched.finding
      let labels = [
        finding.id.description, finding.rule, finding.severity.word, finding.subject.rawValue,
        watched.isProvisional ? "true" : "false",
      ]
      counts[labels, default: 0] += 1
    }
    let names = ["id", "rule", "severity", "subject", "provisional"]
    text.add(
      "ballast_findings", .gauge, "What is wrong, by rule.",
      counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { labels, count in
        Sample(Double(count), zip(names, labels).map { (name: $0, value: $1) })
      })
  }
}
