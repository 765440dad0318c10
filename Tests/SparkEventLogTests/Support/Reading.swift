import SparkProfile

@testable import SparkEventLog

extension ProfileBuilder {
  /// What is known after these bytes, without the judgement whether that is a log.
  static func profile(of bytes: [UInt8]) throws -> SparkProfile {
    var builder = ProfileBuilder(path: "memory")
    try builder.read(MemorySource(bytes), name: "memory")
    return builder.profile
  }

  /// What is known after these lines.
  static func profile(ofLines lines: some Sequence<[UInt8]>) throws -> SparkProfile {
    try profile(of: lines.flatMap { $0 + [UInt8(ascii: "\n")] })
  }

  /// What is known after these lines.
  static func profile(ofLines lines: String...) throws -> SparkProfile {
    try profile(ofLines: lines.map { Array($0.utf8) })
  }

  /// The judged result, as a user gets it.
  static func result(of bytes: [UInt8]) throws(EventLogError) -> SparkProfile {
    var builder = ProfileBuilder(path: "memory")
    try builder.read(MemorySource(bytes), name: "memory")
    return try builder.finish()
  }
}

/// The longest beginning of whole scalars that takes at most `limit` bytes of UTF-8.
func beginning(of text: String?, bytes limit: Int) -> String? {
  guard let text else { return nil }
  var kept = String.UnicodeScalarView()
  var size = 0
  for scalar in text.unicodeScalars {
    size += String(scalar).utf8.count
    if size > limit { break }
    kept.append(scalar)
  }
  return String(kept)
}
