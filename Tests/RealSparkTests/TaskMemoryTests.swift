import SparkMemory
import TestSupport
import Testing

/// Spark's own `TaskMemoryManager` against ours, for one task that is alone in its JVM.
@Suite(.waitsForSpark) struct TaskMemoryTests {
  @Test(arguments: SparkReferee.allCases)
  func theSameConsumersSpillTheSameForEachOther(spark: SparkReferee) throws {
    var world = World(seed: 30)
    for _ in 0..<400 { world.addTask(operations: 60) }
    let theirs = try spark.answers(to: world.questions, by: "TaskMemory")
    let differing = zip(world.questions, zip(theirs, world.answers)).filter { $1.0 != $1.1 }
    let examples = differing.prefix(5).map { "\($0): \($1.0) – ours: \($1.1)" }
    print(
      "TaskMemoryManager of Spark \(spark): \(world.questions.count) operations,",
      "\(differing.count) differences, \(world.spills) spills")
    #expect(theirs.count == world.questions.count)
    #expect(
      differing.isEmpty, "\(differing.count) differ: \(examples.joined(separator: "\n"))")
    #expect(world.spills > 5000)
  }

  /// Random operations, with what ours makes of them.
  private struct World {
    private(set) var questions: [String] = []
    private(set) var answers: [String] = []
    private(set) var spills = 0
    private var generator: SeededGenerator
    private var manager = UnifiedMemoryManager(onHeap: .zero, storageRegion: .zero)
    private var task = TaskMemoryManager(task: 0)
    private var policies: [String] = []
    private var maximum: Int64 = 0

    init(seed: UInt64) {
      generator = SeededGenerator(seed: seed)
    }

    mutating func addTask(operations: Int) {
      maximum = Int64.random(in: 10...100_000, using: &generator)
      let size = ByteSize(bytes: maximum)
      task = TaskMemoryManager(task: 0)
      manager = UnifiedMemoryManager(
        onHeap: size, storageRegion: size / 2, offHeap: size, offHeapStorageRegion: size / 2)
      policies = []
      answer("task \(maximum) \(maximum)")
      for number in 0..<Int.random(in: 1...6, using: &generator) {
        let mode = MemoryMode.allCases.randomElement(using: &generator) ?? .onHeap
        let all = ["everything", "everything", "needed", "half", "nothing"]
        policies.append(all.randomElement(using: &generator) ?? "everything")
        _ = task.addConsumer(mode: mode)
        answer("consumer \(number) \(mode.name) \(policies[number])")
      }
      for _ in 0..<operations { operate() }
    }

    private mutating func operate() {
      let consumer = Int.random(in: policies.indices, using: &generator)
      let most = Int64.random(in: 1...5, using: &generator) == 1 ? maximum * 2 : maximum / 3
      let bytes = ByteSize(bytes: Int64.random(in: 1...most, using: &generator))
      guard Int.random(in: 0...3, using: &generator) > 0 else {
        task.release(bytes, of: consumer, to: &manager)
        answer("free \(consumer) \(bytes.bytes)")
        return
      }
      let policies = policies
      let acquired = task.acquire(bytes, for: consumer, from: &manager) { consumer, needed in
        switch policies[consumer.id] {
        case "everything": consumer.used
        case "needed": min(consumer.used, needed)
        case "half": consumer.used / 2
        default: .zero
        }
      }
      spills += acquired.spills.count
      guard case .granted(let granted) = acquired.outcome else { return answer("waits") }
      answer(
        "use \(consumer) \(bytes.bytes)", "\(granted.bytes)",
        acquired.spills.map { "\($0.consumer):\($0.bytes.bytes)" })
    }

    private mutating func answer(
      _ question: String, _ granted: String = "", _ spills: [String] = []
    ) {
      questions.append(question)
      let used = task.consumers.map { "\($0.used.bytes) " }.joined()
      answers.append("\(granted)|\(spills.joined(separator: " "))|\(used)")
    }
  }
}
