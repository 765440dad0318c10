public import SparkMemory

/// The search for the smallest good heap: a bracket between a heap that is too small and one that is
/// enough, and the next heap to try.
///
/// Prediction says how large a heap is foreseen to fail, below which nothing is tried, and how small one
/// is foreseen to be good: that is tried if it is small, else what lies between the two is halved. If
/// it was not good after all, steps above it double, up to the middle of what is left.
public struct TuneSearch: Hashable, Sendable {
  /// The largest heap that is known to be too small.
  public private(set) var tooSmall: ByteSize
  /// The smallest heap that was good.
  public private(set) var enough: ByteSize
  /// How narrow the bracket shall be, as a share of the heap.
  public let precision: Double
  /// What is foreseen.
  public var edges: HeapEdges?

  /// Runs in a row that were not good.
  private var misses = 0

  /// A heap that people would write is a multiple of this.
  private static let step = ByteSize.mebibytes(32)

  /// Begins with a run that was good.
  ///
  /// - Parameters:
  ///   - enough: Its heap.
  ///   - tooSmall: A heap that is known to be too small.
  ///   - precision: How narrow the bracket shall be, as a share of the heap.
  public init(enough: ByteSize, tooSmall: ByteSize, precision: Double) {
    self.enough = enough
    self.tooSmall = min(tooSmall, enough)
    self.precision = precision
  }

  /// Takes note of a run.
  ///
  /// - Parameters:
  ///   - heap: The heap that it had.
  ///   - isGood: Whether it went as well as with more.
  public mutating func record(_ heap: ByteSize, isGood: Bool) {
    if isGood {
      enough = min(enough, heap)
      misses = 0
    } else {
      tooSmall = max(tooSmall, heap)
      misses += 1
    }
  }

  /// The heap to try next; nil if the bracket is narrow enough.
  public var next: ByteSize? {
    let width = max(Self.step, enough.scaled(by: precision).roundedDown(toMultipleOf: Self.step))
    let floor = max(tooSmall, min(edges?.fails ?? .zero, enough))
    guard enough > floor + width else { return nil }
    func middle(to top: ByteSize) -> ByteSize {
      (floor + (top - floor) / 2).roundedUp(toMultipleOf: Self.step)
    }
    // What is foreseen to be good bounds what is left, and is tried where that halves it at least.
    var heap = middle(to: enough)
    if let safe = edges?.safe, safe < enough {
      if safe > floor {
        heap = safe <= heap ? safe : middle(to: safe)
      } else if misses > 0 {
        heap = min(heap, tooSmall + width * Int64(1 << min(misses - 1, 16)))
      }
    }
    return heap < enough ? heap : nil
  }
}
