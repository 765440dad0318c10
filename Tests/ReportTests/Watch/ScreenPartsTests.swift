import Testing
import Watch

@testable import Report

@Suite struct ScreenPartsTests {
  @Test("A line is cut to its width before it is painted, with a mark where it was cut")
  func cut() {
    let line = ScreenLine([.init("abc", .red), .init("defg"), .init("hij", nil, .bold)])
    #expect(line.rendered(width: 10, style: .plain) == "abcdefghij")
    #expect(line.rendered(width: 6, style: .plain) == "abcde…")
    #expect(line.rendered(width: 2, style: .plain) == "a…")
    #expect(line.rendered(width: 0, style: .plain) == "")
    for width in 0...12 {
      #expect(line.rendered(width: width, style: .coloured).displayWidth <= width)
    }
    #expect(ScreenLine("漢字漢字").rendered(width: 5, style: .plain) == "漢字…")
  }

  @Test("Rows are shared out one by one, the list with the arrows first")
  func heights() {
    let wanted: [(list: ViewState.List, count: Int)] = [
      (.executors, 40), (.stages, 2), (.findings, 3),
    ]
    let few = ListHeights(wanted: wanted, focus: .findings, rows: 4)
    #expect((few[.executors], few[.stages], few[.findings]) == (1, 1, 2))
    let many = ListHeights(wanted: wanted, focus: .executors, rows: 15)
    #expect((many[.executors], many[.stages], many[.findings]) == (10, 2, 3))
    let all = ListHeights(wanted: wanted, focus: .executors, rows: 500)
    #expect((all[.executors], all[.stages], all[.findings]) == (40, 2, 3))
    let none = ListHeights(wanted: wanted, focus: .executors, rows: -3)
    #expect((none[.executors], none[.stages], none[.findings]) == (0, 0, 0))
  }

  @Test("The chosen item is always among those that are seen")
  func windows() {
    for count in 0...12 {
      for rows in -1...14 {
        for chosen in 0..<max(1, count) {
          let window = ListWindow(count: count, chosen: chosen, rows: rows)
          #expect(window.range.count == max(0, min(rows, count)))
          #expect(window.range.lowerBound >= 0 && window.range.upperBound <= count)
          #expect(count == 0 || rows <= 0 || window.range.contains(chosen))
          #expect(window.position.isEmpty == (window.range.isEmpty || window.range.count == count))
        }
      }
    }
  }

  @Test("The narrower a table, the fewer columns it has, and what matters most stays")
  func columns() {
    var titles: [String] = []
    for width in [30, 40, 60, 80, 100] {
      let header = ExecutorTable(width: width, executors: []).header
        .rendered(width: 200, style: .plain)
      #expect(header.displayWidth <= width)
      #expect(header.contains("ID"))
      #expect(header.contains("RSS▲"))
      titles.append(header)
    }
    let counts = titles.map { $0.split(separator: " ").count }
    #expect(counts == counts.sorted())
    #expect(titles.last?.contains("LIMIT IN") == true)
    #expect(titles.last?.contains("SPILL/s") == true)
  }

  @Test("The column that rows are ordered by has an arrow")
  func order() {
    let table = ExecutorTable(width: 100, executors: [], order: .gc)
    #expect(table.header.rendered(width: 100, style: .plain).contains(" ↓GC "))
  }

  @Test("A region without a limit shows its bytes, and one that nobody measured a dash")
  func regions() {
    let (state, time) = WatchedExample.state(executors: 1)
    var executor = state.picture(at: time).executors[1]
    executor.container = Gauge(value: 700 << 20, limit: nil, isPeak: true)
    executor.unified = Gauge(value: nil, limit: 5, isPeak: true)
    let row = ExecutorTable(width: 100, executors: [executor]).row(executor, isChosen: true)
      .rendered(width: 100, style: .plain)
    #expect(row.hasPrefix("› 1 "))
    #expect(row.contains(" 700M "))
    #expect(row.contains(" – "))
    let room = RoomLine.line(executor).rendered(width: 200, style: .plain)
    #expect(!room.contains("container"))
    #expect(!room.contains("unified"))
  }
}
