import Advisor

/// What the page says of constants that were calibrated, and of workloads without which they are
/// chosen.
struct LeftOutSection {
  let asIs: Evaluation
  /// Nil if it was not measured.
  let leftOut: LeaveOneOut?

  /// The section, ended by a line break.
  var text: String {
    """
    ## What was calibrated

    These constants (`Calibration`) were chosen by hand, by looking at trials, and are not known \
    from Spark or a JVM. Runs after the first 83 were recorded later than that, and changed three: \
    `mostResultCopies`, `heapReserve`, and what `TaskWant` takes off for pages. Other constants, \
    among them the limits of the fit (`Guardrail`, `Aim`), have a reason that stands beside them; \
    whether a trial had a part in choosing them was not noted, and they are not chosen anew here.

    \(CalibratedConstant.all.map { "- `\($0.name)` (\($0.text($0.present))): \($0.method)\n" }
      .joined())
    ## Left out

    \(leftOut.map(measured) ?? "Not measured: it takes two workloads, and to be asked for.\n")
    """
  }

  private func measured(_ leftOut: LeaveOneOut) -> String {
    let tables = LeftOutTables(asIs: asIs, leftOut: leftOut)
    return """
      What comes out for a workload when every constant above is chosen by the other workloads only. \
      A workload is a program, in every size and folder. For each constant a few values are tried, \
      the others as they are, on all pairs and fits with full evidence; the value with the least \
      loss over the other workloads is taken, and the workload is then judged with all constants \
      so chosen. Of values that make no difference the middle one is taken, and of two in the \
      middle the smaller; where all are alike that is never the present one. What this does not \
      show: while one constant is chosen, the others are as they are, and the mechanisms were made \
      by people who saw all of these workloads.

      \(lossWords)

      ### Which values are chosen

      \(tables.choices.text)
      \(tables.choices.legend)
      \(news(leftOut))

      ### What comes out

      \(tables.headline.text)
      ### One constant alone

      What differs when only one constant is chosen by the other workloads.

      \(Self.body(tables.constants))
      ### By workload

      What differs for a workload when all constants are chosen by the others.

      \(Self.body(tables.workloads))
      """
  }

  private var lossWords: String {
    """
    The loss of a workload is the mean over its pairs, plus the mean over recommended heaps of \
    executors, plus that over those of drivers. A failure that was predicted safe, or a recommended \
    heap that fails, counts \(Figures.decimal(Loss.failing, digits: 0)); `fails` of a run that \
    worked \(Figures.decimal(Loss.falseAlarm, digits: 0)), `at-risk` of one \
    \(Figures.decimal(Loss.falseRisk, digits: 0)), no verdict \
    \(Figures.decimal(Loss.unknown, digits: 0)), spill unforeseen or imagined \
    \(Figures.decimal(Loss.wrongSpill, digits: 0)); each factor of two by which spilled bytes, \
    written bytes, or a heap over the smallest that worked are off 1, but no more than \
    \(Figures.decimal(Loss.mostDoublings, digits: 0)); ten percentage points of collections \
    \(Figures.decimal(Loss.collectionPoint * 10, digits: 0)). These weights are a judgement: a run \
    that dies costs far more than one with twice the memory it needs, and a false `fails` keeps \
    somebody from what would work.
    """
  }

  /// Where the trials as a whole would choose another value than there is.
  private func news(_ leftOut: LeaveOneOut) -> String {
    let others = leftOut.variations.filter { $0.value() != $0.constant.present }
    guard !others.isEmpty else { return "All workloads together choose every present value." }
    let names = others.map {
      "`\($0.constant.name)` (\($0.constant.text($0.value())))"
    }.joined(separator: ", ")
    return """
      Where no workload is left out, the least loss, or the middle of several as small, is at \
      another value than the present one for \(names). A value is taken for a difference of any \
      size; how small it is, the last column shows.
      """
  }

  private static func body(_ table: Table) -> String {
    table.text.isEmpty ? "Nothing differs.\n" : table.text
  }
}
