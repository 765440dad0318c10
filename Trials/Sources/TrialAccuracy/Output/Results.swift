import Advisor

/// The page that is published: what was measured, the worst first.
public enum Results {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - evaluation: What was measured.
  ///   - leftOut: Recordings that could not be read.
  ///   - leaveOneOut: The same with constants chosen without the workload; nil if not measured.
  /// - Returns: Markdown; the same bytes for the same trials and the same predictor.
  public static func page(
    _ evaluation: Evaluation, leftOut: Int = 0, leaveOneOut: LeaveOneOut? = nil
  ) -> String {
    var page = """
      # How right Ballast is

      Made by `make accuracy`, which replays every ordered pair of recorded runs of a workload: from \
      the log of one that worked it predicts the other, and is held against what that one really \
      did. Nothing here is written by hand. In every table the worst comes first.

      \(summary(evaluation, leftOut: leftOut))

      ## Against the bar

      \(Bar.table(evaluation).text)
      Some constants were chosen by looking at these trials. The same measures with all of them \
      chosen without the workload that is judged are under [Left out](#left-out).


      """
    page += section(
      "Failures: what was said of runs that failed", evaluation,
      \.failures, after: missed(evaluation))
    page += section("False alarms: what was said of runs that worked", evaluation, \.alarms)
    page += section("Spill", evaluation, \.spill)
    page += section(
      "Collections, cache and duration", evaluation, \.time,
      before: """
        The machine that recorded these runs was noisy, with fewer processors than task slots; \
        durations are to be taken loosely, and the share of collections with them.


        """)
    page += fits(evaluation)
    page += rules(evaluation)
    page += SearchSection(evaluation.trials).text
    page += LeftOutSection(asIs: evaluation, leftOut: leaveOneOut).text
    return page
  }

  private static func summary(_ evaluation: Evaluation, leftOut: Int) -> String {
    let trials = evaluation.trials
    let worked = trials.count(where: \.truth.worked)
    let failed = trials.count { $0.truth.failure != nil }
    let others = trials.count { $0.truth.ending == .other }
    let recovered = trials.count - worked - failed - others
    let first = evaluation.pairs.filter { $0.level == .full }
    let kinds = TrialPair.Kind.allCases.map { kind in
      let count = first.count { $0.pair.kind == kind }
      return switch kind {
      case .configuration: "\(count) that differ in configuration only"
      case .dataSize: "\(count) in the amount of data"
      case .collector: "\(count) in the collector"
      }
    }
    func names(_ value: (Trial) -> String) -> String {
      let counts = Dictionary(grouping: trials, by: value).mapValues(\.count)
      return counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
        .joined(separator: ", ")
    }
    let failures = Dictionary(grouping: trials.compactMap(\.truth.failure), by: \.rawValue)
      .sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.count))" }
      .joined(separator: ", ")
    return """
      - Trials: \(trials.count), of \(Set(trials.map(\.outcome.workload)).count) workloads; \
      \(worked) worked, \(failed) failed for want of memory\
      \(failures.isEmpty ? "" : ": \(failures)"); \(leftOut) recordings could not be read. Not judged: \
      \(recovered) that worked after failures for want of memory, \(others) that failed of \
      something else.
      - Spark: \(names(\.sparkVersion)). Collectors: \(names(\.collector.name)). Runs of different \
      versions are not paired.
      - Pairs: \(kinds.joined(separator: ", ")). "All" means the first of these.
      - Evidence: \(EvidenceLevel.allCases.map { "*\($0.rawValue)* is \($0.words)" }
        .joined(separator: "; ")). What is less is withheld from the same logs.
      - A run spills if more than 16 MiB were in memory when they were spilled.
      """
  }

  private static func section(
    _ title: String, _ evaluation: Evaluation, _ table: (PredictionTables) -> Table,
    before: String = "", after: String = ""
  ) -> String {
    var text = "## \(title)\n\n\(before)"
    var legend = ""
    for level in EvidenceLevel.allCases {
      let table = table(PredictionTables(evaluation.pairs.filter { $0.level == level }))
      legend = table.legend
      text += "### \(capitalized(level)): \(level.words)\n\n\(body(table))\n"
    }
    return text + legend + "\n" + after
  }

  private static func body(_ table: Table) -> String {
    table.text.isEmpty ? "Nothing was said, or nothing recorded to hold it against.\n" : table.text
  }

  private static func capitalized(_ level: EvidenceLevel) -> String {
    level.rawValue.prefix(1).uppercased() + level.rawValue.dropFirst()
  }

  private static func missed(_ evaluation: Evaluation) -> String {
    let missed = evaluation.pairs.filter { result in
      result.truth.failure != nil && result.predicted.verdict == .safe
    }
    guard !missed.isEmpty else { return "No failure was predicted `safe`.\n\n" }
    var levels: [String: [String]] = [:]
    for result in missed {
      if let statement = Wrongs.statement(result) {
        levels[statement, default: []].append(result.level.rawValue)
      }
    }
    let lines = levels.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      "- \($0.value.joined(separator: ", ")): \(Markdown.cell($0.key))\n"
    }
    return "Failures that were predicted `safe`:\n\n\(lines.joined())\n"
  }

  private static func fits(_ evaluation: Evaluation) -> String {
    var text = """
      ## Fit: recommended executor heap

      A recommendation is held against recorded runs with its cores and number of executors; where \
      these do not differ in heap, with its cores. The smallest that worked is the smallest that was tried: if no \
      smaller one failed, less may do.


      """
    var legend = ""
    for level in EvidenceLevel.allCases {
      let tables = FitTables(evaluation, level)
      for aim in [Aim.safe, .balanced] {
        let rule = Evaluation.name(of: aim)
        let table = tables.byWorkload(rule)
        legend = table.legend
        text += "### \(capitalized(level)), aim \(aim.rawValue)\n\n\(body(table))\n"
        text += likeness(tables.fits.filter { $0.rule == rule })
      }
    }
    return text + legend + "\n"
  }

  private static func likeness(_ fits: [FitResult]) -> String {
    let score = FitScore(fits)
    func count(_ likeness: HeapGrid.Likeness) -> Int { score.likenesses[likeness] ?? 0 }
    let refuted = score.refuted.compactMap(Wrongs.line).map { "- \(Markdown.cell($0))\n" }
    return """
      Held against the same cores and executors: \(count(.sameShape)); against the same cores: \
      \(count(.sameCores)); against nothing, as no runs with these cores differ in heap: \
      \(count(.none)).

      \(refuted.joined())\(refuted.isEmpty ? "" : "\n")
      """
  }

  private static func rules(_ evaluation: Evaluation) -> String {
    let ballast = Set(Aim.allCases.map(Evaluation.name(of:)))
    var text = """
      ## The rules of others

      Published rules, each applied to the same logs by its published formula. A rule that only says \
      how large a heap should be is taken to foresee a failure where less was tried. Ballast's fit is \
      measured in the same way; its prediction warns where it says `fails` or `at-risk`.


      """
    var legends = ""
    for level in [EvidenceLevel.full, .default] {
      let tables = FitTables(evaluation, level)
      let executors = tables.byRule(isBallast: ballast.contains)
      let drivers = tables.drivers(isBallast: ballast.contains)
      text += "### \(capitalized(level)): executor heap\n\n\(body(executors))\n"
      text += "### \(capitalized(level)): driver heap\n\n\(body(drivers))\n"
      if level == .full { legends = "\(executors.legend)\n\(drivers.legend)" }
    }
    let sources = Peers.all.map { "- \($0.name): \($0.source)\n" }.joined()
    return text + "\(legends)\nThe rules:\n\n\(sources)\n"
  }
}
