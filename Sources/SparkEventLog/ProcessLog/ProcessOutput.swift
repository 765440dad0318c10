public import SparkProfile

/// What a process says of memory, told from its output while it is written.
///
/// A state machine over pieces of any size; of a line that is not ended only a part is kept.
public struct ProcessOutput: Sendable {
  /// The identifier that the first line with one gives the application; nil until then.
  public private(set) var applicationID: String?
  private var scanner: ProcessLogScanner
  private var line: [UInt8] = []

  /// Longer lines are not looked at beyond this.
  private static let longestLine = 64 << 10

  /// Begins with the first piece of an output.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - writer: Whose output it is, as far as that is known.
  public init(name: String, writer: ProcessMessages.Writer) {
    scanner = ProcessLogScanner(file: name, writer: writer)
  }

  /// What was said so far, in whole lines.
  public var messages: ProcessMessages { scanner.messages }

  /// Takes the next piece.
  public mutating func add(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: 0x0A) {
      keep(rest[..<newline])
      endLine()
      rest = rest[rest.index(after: newline)...]
    }
    keep(rest)
  }

  /// Takes the end: what stands behind the last line break is a line as well.
  public mutating func finish() {
    if !line.isEmpty { endLine() }
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    line += bytes.prefix(Self.longestLine - line.count)
  }

  private mutating func endLine() {
    let whole = line
    line = []
    // Every element is an initialized byte, so every byte may be seen.
    unsafe scanner.add(whole.span.bytes)
    if applicationID == nil { applicationID = ApplicationID.first(in: whole) }
  }
}

/// The identifiers that cluster managers give applications.
enum ApplicationID {
  /// The first in a line; nil if there is none.
  ///
  /// Sources, in apache/spark and apache/hadoop: `Master.newApplicationId` (`app-…`),
  /// `KubernetesConf.getKubernetesAppId` (`spark-…`), `ApplicationId` (`application_…`).
  static func first(in line: [UInt8]) -> String? {
    line.split { !isPart($0) }.lazy
      .compactMap { String(validating: $0, as: UTF8.self) }.first(where: isID)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isID(_ word: String) -> Bool {
    func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.allSatisfy(\.isNumber) }
    if word.hasPrefix("application_") {
      let parts = word.split(separator: "_", omittingEmptySubsequences: false)
      return parts.count == 3 && isNumber(parts[1]) && isNumber(parts[2])
    }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    switch parts.first {
    case "app": return parts.count == 3 && parts[1].count == 14 && parts[1...].allSatisfy(isNumber)
    case "spark":
      return parts.count == 2 && parts[1].count == 32 && parts[1].allSatisfy(\.isHexDigit)
    default: return false
    }
  }
}
