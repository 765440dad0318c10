import SparkMemory
import TestSupport

/// Random operations on memory managers of many shapes, as `Referee/UnifiedMemory.java` reads them.
///
/// Every operation makes sense whatever came of those before it: the program leaves out what does
/// not apply, and says what it did.
struct UnifiedMemoryOperations {
  private var generator: SeededGenerator
  /// The operations, a line each.
  private(set) var lines: [String] = []
  private var onHeap: Int64 = 0
  private var offHeap: Int64 = 0
  private var tasks = 1
  private var splits = 1

  /// Operations of a seed.
  /// - Parameters:
  ///   - seed: The seed.
  ///   - shapes: How many memory managers.
  ///   - operations: How many operations on each.
  init(seed: UInt64, shapes: Int, operations: Int) {
    generator = SeededGenerator(seed: seed)
    for _ in 0..<shapes {
      addShape()
      for _ in 0..<operations { lines.append(operation()) }
    }
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  /// A size from some bytes to 64 GiB, each power of two as likely as any other.
  private mutating func maximum(atLeast bits: Int64) -> Int64 {
    let power = number(bits...36)
    return number((1 << (power - 1))...(1 << power))
  }

  private mutating func addShape() {
    onHeap = maximum(atLeast: 4)
    offHeap = number(0...2) == 0 ? 0 : maximum(atLeast: 4)
    tasks = Int([1, 2, 3, 4, 8, 16, 32].randomElement(using: &generator) ?? 1)
    splits = Int(number(1...40))
    let fraction =
      ["0.0", "0.1", "0.3", "0.5", "0.5", "0.75", "0.9"]
      .randomElement(using: &generator) ?? "0.5"
    let region = ByteSize(bytes: onHeap).scaled(by: Double(fraction) ?? 0)
    lines.append("shape \(onHeap) \(region.bytes) \(offHeap) \(fraction)")
  }

  private mutating func operation() -> String {
    let task = Int(number(0...Int64(tasks - 1)))
    switch number(1...100) {
    case 1...32: return "ask \(task) \(amount(atLeast: 1))"
    case 33...47: return "free \(task) \(fraction()) \(mode().name)"
    case 48...52: return "freeAll \(task)"
    case 53...72: return "put \(block()) \(amount()) \(number(0...1) == 0 ? "disk" : "lost")"
    case 73...75: return "drop \(block())"
    case 76...80: return "touch \(block())"
    case 81...83: return "read \(block())"
    case 84...85: return "unread \(block())"
    case 86...90: return "unroll \(task) \(amount()) \(block())"
    case 91...94: return "unrolled \(task) \(amount())"
    case 95: return "reserve \(block()) \(amount())"
    case 96: return "unreserve \(amount())"
    case 97...98: return "unmanaged \(amount())"
    case 99: return "interrupt \(task)"
    default: return number(0...9) == 0 ? "clear" : "freeAll \(task)"
    }
  }

  private mutating func mode() -> MemoryMode {
    offHeap > 0 && number(0...2) == 0 ? .offHeap : .onHeap
  }

  /// A number of bytes and a mode, from next to nothing to more than there is.
  private mutating func amount(atLeast least: Int64 = 0) -> String {
    let mode = mode()
    let maximum = mode == .onHeap ? onHeap : offHeap
    let parts = [1, 2, 4, Int64(tasks), Int64(tasks) * 2, Int64(tasks) * 8, 64, 1000]
    let part = maximum / (parts.randomElement(using: &generator) ?? 1)
    let most = max(number(0...9) == 0 ? part * 2 : part, least)
    return "\(number(least...most)) \(mode.name)"
  }

  private mutating func fraction() -> String {
    ["0.0", "0.1", "0.3", "0.5", "0.9", "1.0", "1.5"].randomElement(using: &generator) ?? "1.0"
  }

  private mutating func block() -> String {
    number(0...5) == 0
      ? BlockID.broadcast(Int(number(0...4))).description
      : BlockID.rdd(Int(number(0...2)), split: Int(number(0...Int64(splits)))).description
  }
}

extension MemoryMode {
  /// The name that it has in Java.
  var name: String {
    switch self {
    case .onHeap: "ON_HEAP"
    case .offHeap: "OFF_HEAP"
    }
  }
}
