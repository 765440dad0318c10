import Launch
import Report
import RunStore
import SparkMemory

extension JobVoice {
  /// Says what a search does.
  func tell(_ event: Tuner.Event, job: String) {
    switch event {
    case .resumed(let runs): say("\(job): goes on after \(runs) runs")
    case .trying(let key, let size, let beginning):
      let number = beginning.number.map { "run \($0)" } ?? "a run"
      if let key, let size {
        say("\(job), \(number): tries \(key.name)=\(size.sparkText)")
      } else {
        begin(beginning, job: job)
      }
    case .ran(let entry):
      let time = (entry.record.endTime ?? entry.record.startTime) - entry.record.startTime
      let number = entry.record.id.map { ", run \($0)" } ?? ""
      let word = entry.objection.map { "not good: \($0)" } ?? "good"
      say("\(job)\(number): \(word), after \(max(0, time) / 1000) s")
    case .narrowed(let key, let tooSmall, let enough):
      let below = tooSmall.map { "\($0) is not" } ?? "less is foreseen to fail or saves little"
      say("\(job): \(key.name)=\(enough.sparkText) is enough, \(below)")
    }
  }

  /// Writes the result to standard output: the configuration, then the runs that it stands on.
  func tell(_ outcome: Tuner.Outcome, job: String) {
    guard let best = outcome.best else { return }
    let journal = outcome.journal
    print(
      "# \(TerminalText.escaped(job)): the smallest that went well, in \(journal.spent.runs) runs")
    for (key, value) in best.record.changes.sorted(by: { $0.key < $1.key }) {
      print("\(key) \(value)")
    }
    if best.record.changes.isEmpty { print("# nothing needs to be changed") }
    for entry in journal.entries {
      let changes = entry.record.changes.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      let number = entry.record.id.map(String.init) ?? "?"
      print(
        "# run \(number): \(changes.isEmpty ? "as given" : changes): \(entry.objection ?? "good")")
    }
  }
}
