import Advisor
import SparkProfile

extension WatchState {
  /// Takes in a key; true if it asks for the end.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character("q"), .control("c"): return true
    case .character("?"): view.page = view.page == .help ? .overview : .help
    case .escape, .left: view.page = .overview
    case .character("p"), .character(" "): view.isPaused.toggle()
    case .enter, .right: if let item = chosenItem { view.page = .detail(item) }
    case .tab: moveFocus(by: 1)
    case .backTab: moveFocus(by: -1)
    case .up, .character("k"): move(by: -1)
    case .down, .character("j"): move(by: 1)
    case .pageUp: move(by: -10)
    case .pageDown: move(by: 10)
    case .home: move(by: -Self.beyondEveryList)
    case .end: move(by: Self.beyondEveryList)
    case .character(let character): sort(by: character)
    case .control: break
    }
    return false
  }

  private static let beyondEveryList = 1 << 30

  private mutating func sort(by character: Character) {
    guard let order = ViewState.Order(rawValue: character) else { return }
    view.order = order
    view.focus = .executors
    view.chosen[.executors] = 0
  }

  private mutating func move(by distance: Int) {
    let count = count(of: view.focus)
    let place = (view.place(in: view.focus, of: count) ?? 0) + distance
    view.chosen[view.focus] = min(max(place, 0), max(count - 1, 0))
  }

  /// Goes to the next list that has something in it.
  private mutating func moveFocus(by step: Int) {
    let lists = ViewState.List.allCases
    guard let here = lists.firstIndex(of: view.focus) else { return }
    for distance in 1...lists.count {
      let index = (here + (step + lists.count) % lists.count * distance) % lists.count
      if count(of: lists[index]) > 0 {
        view.focus = lists[index]
        return
      }
    }
  }

  /// What is chosen in the list where the arrows move.
  private var chosenItem: ViewState.Item? {
    let picture = picture(at: application?.time ?? 0)
    guard let place = view.place(in: view.focus, of: count(of: view.focus)) else { return nil }
    switch view.focus {
    case .executors: return .executor(view.ordered(picture.executors)[place].id)
    case .stages: return .stage(picture.stages[place].id)
    case .findings:
      let finding = picture.findings[place].finding
      return .finding(finding.id, finding.subject)
    }
  }

  private func count(of list: ViewState.List) -> Int {
    let picture = picture(at: application?.time ?? 0)
    return switch list {
    case .executors: picture.executors.count
    case .stages: picture.stages.count
    case .findings: picture.findings.count
    }
  }
}
