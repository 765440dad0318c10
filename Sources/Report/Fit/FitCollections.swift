import Advisor
import SparkMemory

/// What GC logs tell of a process, in the lines below its table.
enum FitCollections {
  static func lines(_ collected: CollectedHeap) -> [String] {
    let full =
      collected.fullCollections > 0
      ? " (\(NumberText.grouped(collected.fullCollections)) full)" : ""
    let share = NumberText.fixed(collected.pauseShare * 100)
    let longest = NumberText.fixed(Double(collected.longestPauseMicroseconds) / 1000)
    let whose =
      collected.logCount == collected.count
      ? "" : ", \(collected.logCount) of \(collected.count) processes"
    let name = collected.logCount == 1 && collected.count == 1 ? "GC log" : "GC logs"
    let facts = [
      "\(NumberText.grouped(collected.collections)) collections\(full)",
      "paused \(share) % of the time, \(longest) ms at most",
    ]
    var heap = ["\(collected.mostLeft) left after a collection at most"]
    if let live = collected.mostLive { heap.insert("\(live) live at most, exactly", at: 0) }
    if collected.exhaustions > 0 {
      heap.append("\(NumberText.grouped(collected.exhaustions)) without room")
    }
    return [
      "", "\(name)\(whose): " + facts.joined(separator: " · "),
      "  " + heap.joined(separator: " · "),
    ]
  }
}
