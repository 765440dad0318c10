public import Advisor
public import SparkProfile

/// What somebody at a terminal has chosen to see.
public struct ViewState: Hashable, Sendable {
  /// Cells of the terminal.
  public struct Size: Hashable, Sendable {
    /// Cells of a line.
    public var columns: Int
    /// Lines.
    public var rows: Int

    /// A size; what no terminal has counts as the nearest that one may have.
    public init(columns: Int, rows: Int) {
      self.columns = min(max(columns, 10), 1000)
      self.rows = min(max(rows, 3), 1000)
    }

    /// What a terminal has that does not say: 80 by 24.
    public static let usual = Size(columns: 80, rows: 24)
  }

  /// By what executors are ordered, the highest first, but for ids.
  public enum Order: Character, CaseIterable, Hashable, Sendable {
    /// The driver first, then by id.
    case id = "i"
    /// The share of the heap.
    case heap = "h"
    /// The share of unified memory.
    case unified = "u"
    /// The share that blocks take.
    case storage = "t"
    /// The share of the container; bytes where there is no container.
    case container = "r"
    /// The share of task time that went to collections lately.
    case gc = "g"
    /// What was spilled a second.
    case spill = "s"
    /// Tasks that run.
    case tasks = "a"
    /// What reaches a limit first.
    case limit = "l"
  }

  /// A list on the screen.
  public enum List: CaseIterable, Hashable, Sendable {
    /// The driver and the executors.
    case executors
    /// The stages that run.
    case stages
    /// What is wrong.
    case findings
  }

  /// An item of a list, by what it is and not by its place.
  public enum Item: Hashable, Sendable {
    /// The driver or an executor, by id.
    case executor(String)
    /// A stage attempt.
    case stage(StageAttemptID)
    /// The first finding of a rule about a subject.
    case finding(RuleID, Finding.Subject)
  }

  /// What is on the screen.
  public enum Page: Hashable, Sendable {
    /// The three lists.
    case overview
    /// One item of a list, alone. It stays the same one, however the list is ordered anew.
    case detail(Item)
    /// What the keys do.
    case help
  }

  /// The terminal.
  public var size = Size.usual
  /// By what executors are ordered.
  public var order = Order.id
  /// The list in which the arrows move.
  public var focus = List.executors
  /// The place of what is chosen in each list.
  public var chosen: [List: Int] = [:]
  /// What is on the screen.
  public var page = Page.overview
  /// Whether nothing is looked at.
  public var isPaused = false

  /// The overview, executors by id.
  public init() {}

  /// The place of what is chosen in a list of so many items; nil in an empty one.
  public func place(in list: List, of count: Int) -> Int? {
    count > 0 ? min(max(chosen[list] ?? 0, 0), count - 1) : nil
  }

  /// Executors in the order that was chosen.
  public func ordered(_ executors: [ExecutorView]) -> [ExecutorView] {
    func rank(_ executor: ExecutorView) -> Double {
      switch order {
      case .id: 0
      case .heap: executor.heap.share ?? -1
      case .unified: executor.unified.share ?? -1
      case .storage: executor.storage.share ?? -1
      // Bytes and shares do not meet: a process either has a container, or none has.
      case .container: executor.container.share ?? Double(executor.container.value ?? -1)
      case .gc: executor.recentGCShare ?? executor.overallGCShare.map { $0 / 1000 } ?? -1
      case .spill: executor.spillRate ?? -1
      case .tasks: Double(executor.activeTasks)
      case .limit: executor.nextLimit.map { -Double($0.forecast.seconds) } ?? -.infinity
      }
    }
    // Equal ones keep the order of their ids, so that rows do not jump.
    return executors.enumerated()
      .sorted { (rank($1.element), $0.offset) < (rank($0.element), $1.offset) }
      .map(\.element)
  }
}
