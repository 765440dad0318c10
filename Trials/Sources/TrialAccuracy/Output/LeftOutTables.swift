/// What is measured as it is, beside what comes out where constants are chosen without the workload.
struct LeftOutTables {
  let asIs: Evaluation
  let leftOut: LeaveOneOut

  /// One row for each constant, and one for all of them.
  var choices: Table {
    var table = Table([
      .init("constant"), .init("present"),
      .init(
        "chosen without a workload",
        "the values, and for how many workloads; by name where few others agree"),
      .init(
        "left out", "the sum of what each workload loses with the value that the others choose"),
      .init(
        "loss by value",
        "the sum over all workloads, with the other constants as they are; the least first"),
    ])
    for variation in leftOut.variations {
      let constant = variation.constant
      let sums = zip(constant.values, variation.losses.map { Choice.sum($0) })
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        .map { "\(constant.text($0.0)): \(Self.loss($0.1))" }
      table.add([
        constant.name, constant.text(constant.present), choices(variation),
        Self.loss(variation.lossLeftOut(of: leftOut.workloads)), sums.joined(separator: "; "),
      ])
    }
    let together = Choice.sum(Loss.byWorkload(leftOut.evaluation))
    let present = Choice.sum(Loss.byWorkload(asIs))
    table.add(
      ["all together", "", "", Self.loss(together), "as they are: \(Self.loss(present))"],
      emphasized: true)
    return table
  }

  private static func loss(_ sum: Double) -> String { Figures.decimal(sum, digits: 4) }

  /// As `0.5 (40), 0.125 (join_hash)`.
  private func choices(_ variation: Variation) -> String {
    let chosen = Dictionary(grouping: leftOut.workloads) { variation.value(without: $0) }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return chosen.enumerated().map { rank, choice in
      let who =
        rank == 0 ? "\(choice.value.count)" : choice.value.sorted().joined(separator: ", ")
      return "\(variation.constant.text(choice.key)) (\(who))"
    }.joined(separator: "; ")
  }

  /// The measures of the page, of all workloads together.
  var headline: Table {
    var table = Table([
      .init("what"), .init("as it is"), .init("constants chosen without the workload"),
    ])
    let before = Measures(asIs)
    let after = Measures(leftOut.evaluation)
    for (name, value) in Measures.all { table.add([name, value(before), value(after)]) }
    return table
  }

  /// The measures of the page that differ when only one of the constants is so chosen.
  var constants: Table {
    let before = Measures(asIs)
    return differences(
      "constant",
      zip(leftOut.variations, leftOut.alone).map { ($0.constant.name, before, Measures($1)) })
  }

  /// The measures of each workload that differ when all constants are so chosen.
  var workloads: Table {
    differences(
      "workload",
      leftOut.workloads.map {
        ($0, Measures(asIs, of: $0), Measures(leftOut.evaluation, of: $0))
      })
  }

  private func differences(
    _ title: String, _ compared: [(name: String, before: Measures, after: Measures)]
  ) -> Table {
    var table = Table([
      .init("what"), .init(title), .init("as it is"), .init("chosen without the workload"),
    ])
    for (what, value) in Measures.all {
      for (name, before, after) in compared where value(before) != value(after) {
        table.add([what, name, value(before), value(after)])
      }
    }
    return table
  }
}
