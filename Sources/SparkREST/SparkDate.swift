/// Times as the REST interface writes them: `2026-11-22T02:18:10.777GMT`.
///
/// Source: `core/…/status/api/v1/JacksonMessageWriter.scala`.
enum SparkDate {
  /// Milliseconds since 1970; nil for what is no such time, or is before 1970, which Spark writes for
  /// what has not been.
  static func milliseconds(_ text: String?) -> Int64? {
    guard let text, text.utf8.count >= 23 else { return nil }
    let bytes = Array(text.utf8.prefix(23))
    let separators: [Int: Character] = [
      4: "-", 7: "-", 10: "T", 13: ":", 16: ":", 19: ".",
    ]
    var numbers: [Int64] = [0]
    for (index, byte) in bytes.enumerated() {
      if let separator = separators[index] {
        guard byte == separator.asciiValue else { return nil }
        numbers.append(0)
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        let last = numbers.count - 1
        numbers[last] = numbers[last] * 10 + Int64(byte - UInt8(ascii: "0"))
      }
    }
    guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
    let days = days(year: numbers[0], month: numbers[1], day: numbers[2])
    let seconds = ((days * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]
    let milliseconds = seconds * 1000 + numbers[6]
    return milliseconds >= 0 ? milliseconds : nil
  }

  /// Days since 1970 in the Gregorian calendar. A year that begins in March has its leap day last.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + dayOfYear - 719_468
  }
}
