import Dispatch
import NIOConcurrencyHelpers
import Watch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keys and signals, as events.
///
/// It must be kept for as long as they are wanted.
final class TerminalInput {
  private var sources: [any DispatchSourceProtocol] = []
  private let queue = DispatchQueue(label: "ballast.watch.input")

  /// Takes the signals that ask for an end, and with a screen the keys and its size as well.
  init(into events: WatchEvents, screen: TerminalScreen?) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      take(number) { events.add(.state(.interrupted)) }
    }
    guard let screen else { return }
    take(SIGWINCH) { events.add(.state(.resized(TerminalScreen.size))) }
    if screen.hasKeys { takeKeys(into: events) }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  private func take(_ number: Int32, _ body: @escaping @Sendable () -> Void) {
    // What is left to its default would end the process before the source hears of it.
    if number != SIGWINCH { _ = signal(number, SIG_IGN) }
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler(handler: body)
    source.activate()
    sources.append(source)
  }

  private func takeKeys(into events: WatchEvents) {
    let decoder = NIOLockedValueBox(KeyDecoder())
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
    source.setEventHandler {
      guard let bytes = Self.read() else {
        // A terminal that is gone has no keys any more, and shows nothing.
        events.add(.state(.interrupted))
        return
      }
      for key in decoder.withLockedValue({ $0.keys(in: bytes) }) {
        events.add(key == .control("z") ? .suspend : .state(.key(key)))
      }
    }
    source.activate()
    sources.append(source)
  }

  /// What was typed; nil at the end.
  private static func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      // The buffer is as large as is said, and is used during the call only.
      #if canImport(Glibc)
        unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        unsafe Musl.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #else
        unsafe Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #endif
    }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}
