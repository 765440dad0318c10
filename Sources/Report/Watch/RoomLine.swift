import SparkMemory
import Watch

/// How much room one executor has against each of its limits, and for how long.
enum RoomLine {
  /// The line of an executor, and of which of how many are seen; empty if all are.
  static func line(_ executor: ExecutorView, position: String = "") -> ScreenLine {
    var pieces: [ScreenLine.Piece] = [
      .init(position.isEmpty ? "  " : "  \(position) · ", nil, .dim),
      .init("\(TerminalText.escaped(executor.id)) has room: ", nil, .dim),
    ]
    let regions: [MemoryRegionKind] = [.container, .unified, .storage]
    var isFirst = true
    for region in regions {
      guard let text = text(executor[region], region) else { continue }
      if !isFirst { pieces.append(.init(" · ", nil, .dim)) }
      isFirst = false
      pieces.append(.init(text, executor[region].forecast == nil ? nil : .yellow))
    }
    if isFirst { pieces.append(.init("not measured")) }
    if let heap = executor.heap.value, let limit = executor.heap.limit {
      let text = " · heap peak \(ByteSize(bytes: heap)) of \(ByteSize(bytes: limit)), garbage too"
      pieces.append(.init(text, nil, .dim))
    }
    return ScreenLine(pieces)
  }

  private static func text(_ gauge: Gauge, _ region: MemoryRegionKind) -> String? {
    guard let room = gauge.room else { return nil }
    let time = gauge.forecast.map { ", full in \($0.text)" } ?? ""
    return "\(WatchWords.name(region)) \(ByteSize(bytes: room))\(time)"
  }
}
