import Report

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Says on a terminal how much was read, once the work takes longer than a second.
final class ReadingProgress {
  private let isWatched = isatty(STDERR_FILENO) == 1
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var isShown = false

  init() {
    start = clock.now
    lastShown = start
  }

  /// Takes note of the bytes of JSON read so far.
  func report(_ bytes: Int64) {
    guard isWatched else { return }
    let now = clock.now
    guard start.duration(to: now) > .seconds(1),
      lastShown.duration(to: now) > .milliseconds(200)
    else { return }
    lastShown = now
    isShown = true
    write("\r\u{1B}[Kreading: \(NumberText.grouped(bytes >> 20)) MiB of events")
  }

  /// Clears the line.
  func finish() {
    guard isShown else { return }
    write("\r\u{1B}[K")
    isShown = false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // A progress line that cannot be written is not worth an error.
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Self.writeAll(buffer)
    }
  }

  private static func writeAll(_ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      return unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      return unsafe Musl.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    #elseif canImport(Darwin)
      return unsafe Darwin.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    #endif
  }
}
