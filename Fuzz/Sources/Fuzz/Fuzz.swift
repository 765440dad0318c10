import CLibFuzzer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// `Fuzz` names the targets, `Fuzz TARGET seeds FOLDER` writes what to begin with, and
/// `Fuzz TARGET run …` gives the rest to libFuzzer.
@main
enum Fuzz {
  /// What libFuzzer's callback, which captures nothing, calls. It is set once, before that runs.
  nonisolated(unsafe) private static var target: FuzzTarget?

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 2, let target = FuzzTarget.all.first(where: { $0.name == words[1] }) else {
      FuzzTarget.all.forEach { print($0.name) }
      exit(words.count > 1 ? 2 : 0)
    }
    if words[2] == "seeds", words.count == 4 {
      for (index, seed) in try target.seeds().enumerated() {
        try write(seed, to: "\(words[3])/seed-\(index)")
      }
      return
    }
    unsafe Self.target = target
    run([words[0]] + words.dropFirst(3))
  }

  private static func run(_ words: [String]) {
    // libFuzzer wants the words as C does, and keeps them until the process ends.
    var count = Int32(words.count)
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      .allocate(capacity: words.count + 1)
    for (index, word) in words.enumerated() { unsafe arguments?[index] = strdup(word) }
    unsafe arguments?[words.count] = nil
    let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
      // libFuzzer lends so many bytes for the call.
      unsafe Fuzz.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
    exit(status)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = unsafe fopen(path, "wb") else { throw Failure(path: path) }
    defer { unsafe fclose(file) }
    // The count is the array's.
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == bytes.count else { throw Failure(path: path) }
  }

  /// A file that cannot be written.
  struct Failure: Error { var path: String }
}
