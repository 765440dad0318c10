import SparkMemory

/// How far a heap is raised that ran out, where nothing measures how much is enough.
struct StepAfterFailure {
  /// Among recorded pairs of runs, the first of which ran out of heap and the second had more, all 13
  /// second runs with 1.7 to 2.1 times as much ended well, and 4 of 9 with less. What is too much is
  /// given back after the next run, which is measured.
  static let factor = 1.75

  /// The heap to set next.
  ///
  /// - Parameters:
  ///   - now: The heap that ran out, as it is set.
  ///   - tooSmall: The largest heap that ran out in other runs, as it would be set.
  ///   - enough: The smallest heap in which another run did as much, as it would be set.
  ///   - predicted: The smallest heap that what was measured does not speak against.
  /// - Returns: A heap that is proven, or one that lies a step above all that are not enough.
  static func heap(
    from now: ByteSize, tooSmall: ByteSize?, enough: ByteSize?, predicted: ByteSize?
  ) -> ByteSize {
    let least = max(now, tooSmall ?? .zero)
    if let enough, enough > least { return enough }
    return max(least.scaled(by: factor), predicted ?? .zero)
  }
}

extension Assessment {
  /// The largest heap of an executor, as `Runtime.maxMemory`, that ran out in another run of the job
  /// which had no more to do.
  var executorHeapTooSmall: ByteSize? {
    earlierRuns.filter { $0.executorHeapExhausted && $0.did(atMost: Double(profile.dataSize)) }
      .compactMap(\.executorHeap).max()
  }

  /// The smallest heap of an executor, as `Runtime.maxMemory`, in which another run of the job did
  /// as much, with as many tasks at once.
  var executorHeapEnough: ByteSize? {
    earlierRuns.filter {
      $0.succeeded && !$0.executorHeapExhausted && $0.slots >= setup.slots
        && $0.did(atLeast: Double(profile.dataSize))
    }.compactMap(\.executorHeap).min()
  }

  /// The same of the driver's heap: the largest that ran out.
  var driverHeapTooSmall: ByteSize? {
    earlierRuns.filter { $0.driverHeapExhausted && $0.did(atMost: Double(profile.dataSize)) }
      .compactMap(\.driverHeap).max()
  }

  /// The same of the driver's heap: the smallest that was enough.
  var driverHeapEnough: ByteSize? {
    earlierRuns.filter {
      $0.succeeded && !$0.driverHeapExhausted && $0.did(atLeast: Double(profile.dataSize))
    }.compactMap(\.driverHeap).min()
  }
}
