#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output without a buffer: whoever reads lines as they come must not wait for more.
enum StandardOutput {
  /// Whether somebody may read what is written: nobody does when the other end of a pipe is closed,
  /// or a terminal is gone.
  static var hasReader: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    // The call looks at one descriptor, and writes what it finds into it.
    let count = unsafe poll(&output, 1, 0)
    return count <= 0 || Int32(output.revents) & (POLLERR | POLLHUP) == 0
  }

  /// Writes all of a text; an output that nobody reads any more is no error.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        // The bytes are used during the call only.
        #if canImport(Glibc)
          unsafe Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          unsafe Musl.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #else
          unsafe Darwin.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
