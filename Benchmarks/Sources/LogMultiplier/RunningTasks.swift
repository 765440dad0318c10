/// The places where tasks run, and what runs there: who is done first ends first.
struct RunningTasks {
  struct Task: Equatable {
    var finish: Int
    var launch: Int
    var executor: Int
    var id: Int
    var index: Int
    /// Which of the real tasks it is made of.
    var first: Int
    /// The row of the shape's table that the other figures come from.
    var second: Int
  }

  private var heap: [Task] = []

  var count: Int { heap.count }

  mutating func insert(_ task: Task) {
    heap.append(task)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].finish < heap[parent].finish else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() -> Task? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].finish < heap[least].finish {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
