import SparkMemory

/// The searches of `ballast tune` against halving, as a part of the page.
struct SearchSection {
  private let comparisons: [SearchComparison]

  init(_ trials: [Trial]) {
    comparisons = SearchComparison.all(trials).sorted {
      ($1.guided.runs - $1.halving.runs, $0.name) < ($0.guided.runs - $0.halving.runs, $1.name)
    }
  }

  var text: String {
    guard !comparisons.isEmpty else { return "" }
    let guided = comparisons.reduce(0) { $0 + $1.guided.runs }
    let halving = comparisons.reduce(0) { $0 + $1.halving.runs }
    let rows = comparisons.map { row in
      "| \(Markdown.cell(row.name)) | \(row.first) | \(row.threshold) | \(row.guided.runs) | "
        + "\(row.guided.found) | \(row.halving.runs) | \(row.halving.found) |\n"
    }
    return """
      ## Search: runs until the smallest heap is found

      How many runs `ballast tune` needs, the first included, until its bracket is within a tenth, \
      and how many a search that halves what is left. Both begin with the largest heap that was \
      recorded. A heap is taken to be good, without spill or eviction if the first had none, from the \
      middle on between the smallest that was recorded to be so and the next smaller one that was \
      not; where none was not, wherever Spark starts. In place of a run that `ballast tune` would make \
      stands the recorded one with the next larger heap. Together: \(guided) runs against \
      \(halving).

      | workload | first heap | good from | tune: runs | found | halving: runs | found |
      |---|---|---|---|---|---|---|
      \(rows.joined())

      """
  }
}
