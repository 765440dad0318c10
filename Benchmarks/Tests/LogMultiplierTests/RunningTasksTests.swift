import Testing

@testable import LogMultiplier

@Suite struct RunningTasksTests {
  private func task(finish: Int) -> RunningTasks.Task {
    RunningTasks.Task(
      finish: finish, launch: 0, executor: 0, id: 0, index: 0, first: 0, second: 0)
  }

  @Test("who is done first ends first")
  func order() {
    var random = SplitMix64(seed: 3)
    let times = (0..<200).map { _ in random.next(below: 50) }
    var running = RunningTasks()
    for time in times { running.insert(task(finish: time)) }
    var ended: [Int] = []
    while let task = running.removeFirst() { ended.append(task.finish) }
    #expect(ended == times.sorted())
  }

  @Test("nothing ends where nothing runs")
  func empty() {
    var running = RunningTasks()
    #expect(running.removeFirst() == nil)
    #expect(running.count == 0)
  }
}
