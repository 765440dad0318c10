import Advisor
import SparkMemory
import SparkProfile
import Watch

/// One executor, one stage or one finding with all that is known of it.
struct WatchDetail {
  let picture: WatchPicture
  let width: Int

  func lines(_ item: ViewState.Item) -> [ScreenLine] {
    switch item {
    case .executor(let id):
      guard let executor = picture.executors.first(where: { $0.id == id }) else {
        return [ScreenLine("\(TerminalText.escaped(id)) is gone")]
      }
      return lines(executor)
    case .stage(let id):
      guard let stage = picture.stages.first(where: { $0.id == id }) else {
        return [ScreenLine("stage \(id.stage).\(id.attempt) runs no longer")]
      }
      return lines(stage)
    case .finding(let id, let subject):
      let found = picture.findings.first {
        $0.finding.id == id && $0.finding.subject == subject
      }
      return found.map(lines) ?? [ScreenLine("\(id) is no longer found")]
    }
  }

  private func lines(_ executor: ExecutorView) -> [ScreenLine] {
    let host = executor.host.map { " on \(TerminalText.escaped($0))" } ?? ""
    let title = executor.isDriver ? "Driver" : "Executor \(TerminalText.escaped(executor.id))"
    var lines = [ScreenLine(title + host, nil, .bold)]
    for region in MemoryRegionKind.allCases { lines += gauge(executor[region], region) }
    var facts = ["\(executor.activeTasks) tasks run"]
    if executor.slots > 0 { facts[0] += " in \(executor.slots) slots" }
    facts.append("\(executor.completedTasks) done")
    facts.append("\(executor.failedTasks) failed")
    lines.append(ScreenLine("Tasks    " + facts.joined(separator: " · ")))
    lines.append(
      ScreenLine(
        "GC       \(WatchWords.shortShare(executor.recentGCShare)) of task time in the last minute"
          + " · \(WatchWords.shortShare(executor.overallGCShare)) since it came"))
    if let spilled = executor.spilled {
      lines.append(
        ScreenLine(
          "Spill    \(ByteSize(bytes: spilled)) · "
            + Self.rate(executor.spillRate)))
    }
    return lines
  }

  private func gauge(_ gauge: Gauge, _ region: MemoryRegionKind) -> [ScreenLine] {
    let name = TerminalText.padded(WatchWords.name(region), to: 10)
    guard let value = gauge.value else {
      return [ScreenLine([.init(name), .init(Self.whyUnknown(region), nil, .dim)])]
    }
    let barWidth = max(4, min(40, width - 44))
    var pieces: [ScreenLine.Piece] = [.init(name)]
    if let share = gauge.share {
      pieces.append(
        .init(
          WatchWords.bar(share, width: barWidth) + " ", WatchWords.colour(gauge, of: region)))
    }
    var text = "\(ByteSize(bytes: value))"
    if let limit = gauge.limit { text += " of \(ByteSize(bytes: limit))" }
    if gauge.isPeak { text += " at its peak" }
    pieces.append(.init(text))
    let meaning = Self.meaning(region, gauge)
    return [ScreenLine(pieces)]
      + TerminalText.wrap(meaning, width: width, indent: 10).map { ScreenLine($0, nil, .dim) }
  }

  private static func rate(_ rate: Double?) -> String {
    rate.map { "\(WatchWords.rate($0)) in the last minute" } ?? "no rate yet"
  }

  private static func whyUnknown(_ region: MemoryRegionKind) -> String {
    region == .container
      ? "not measured; spark.executor.processTreeMetrics.enabled=true would"
      : "not measured yet"
  }

  private static func meaning(_ region: MemoryRegionKind, _ gauge: Gauge) -> String {
    let time = gauge.forecast.map { "; at this rate in \($0.text)" } ?? ""
    switch region {
    case .heap: return "garbage counts, so it foretells nothing"
    case .unified: return "when full, tasks spill and blocks are evicted" + time
    case .storage: return "when full, blocks are evicted" + time
    case .container:
      return gauge.limit == nil
        ? "nobody limits it here" : "when full, the process is killed" + time
    }
  }

  private func lines(_ stage: StageView) -> [ScreenLine] {
    let title = "Stage \(stage.id.stage).\(stage.id.attempt)"
    var lines = [ScreenLine(title, nil, .bold)]
    lines += TerminalText.wrap(
      TerminalText.escaped(stage.name ?? "(unnamed)"), width: width, indent: 2
    )
    .map { ScreenLine($0) }
    let counts = "\(stage.completedTasks) of \(stage.plannedTasks) done"
    let bar = stage.progress.map { WatchWords.bar($0, width: max(4, min(40, width - 44))) + " " }
    lines.append(
      ScreenLine(
        "Tasks    \(bar ?? "")\(counts) · \(stage.activeTasks) run · \(stage.failedTasks) failed"))
    lines.append(
      ScreenLine(
        "Spill    \(ByteSize(bytes: stage.spilled)) · "
          + Self.rate(stage.spillRate),
        stage.spilled > 0 ? .yellow : nil))
    lines.append(ScreenLine("GC       \(WatchWords.shortShare(stage.gcShare)) of its task time"))
    guard let results = stage.results, let value = results.value else { return lines }
    var text = "Results  \(ByteSize(bytes: value))"
    if let limit = results.limit { text += " of \(ByteSize(bytes: limit)) that the driver takes" }
    if let projected = stage.projectedResults {
      text += " · \(ByteSize(bytes: projected)) if the others send as much"
    }
    if let forecast = results.forecast { text += " · too many in \(forecast.text)" }
    return lines
      + TerminalText.wrap(text, width: width, hanging: 9).map {
        ScreenLine($0, results.forecast == nil ? nil : .red)
      }
  }

  private func lines(_ watched: WatchedFinding) -> [ScreenLine] {
    let finding = watched.finding
    var lines = TerminalText.wrap(
      "\(finding.id) \(finding.rule): \(TerminalText.escaped(finding.message))", width: width
    )
    .map { ScreenLine($0, WatchWords.colour(finding.severity), .bold) }
    lines.append(ScreenLine("since \(WatchWords.timeOfDay(watched.since))", nil, .dim))
    if watched.isProvisional {
      lines.append(ScreenLine("What is still to come may take it back.", .cyan))
    }
    for evidence in finding.evidence {
      let text = TerminalText.escaped("\(evidence.figure) (\(evidence.place))")
      lines += TerminalText.wrap(text, width: width, indent: 2, hanging: 2)
        .map { ScreenLine($0, nil, .dim) }
    }
    return lines
      + TerminalText.wrap(
        "→ \(TerminalText.escaped(finding.remedy))", width: width, hanging: 2
      )
      .map { ScreenLine($0) }
  }
}
