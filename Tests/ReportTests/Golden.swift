import Foundation
import Testing

/// Compares a text with the file of that name in the folder `Golden` beside the calling test.
///
/// With `BALLAST_RECORD=1` in the environment the file is written instead, and a changed file shows
/// up in the difference to be reviewed.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  try expectGolden(text, at: folder.appendingPathComponent(name), sourceLocation: sourceLocation)
}

/// Compares a text with a file, or writes it with `BALLAST_RECORD=1`.
func expectGolden(
  _ text: String, at golden: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = golden.deletingLastPathComponent()
  let name = golden.lastPathComponent
  if ProcessInfo.processInfo.environment["BALLAST_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: golden)
    return
  }
  guard let data = try? Data(contentsOf: golden) else {
    Issue.record(
      "no golden file \(name); record it with BALLAST_RECORD=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard text != expected else { return }
  Issue.record(
    "\(name): \(firstDifference(expected: expected, actual: text))",
    sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, as it should be and as it is.
private func firstDifference(expected: String, actual: String) -> Comment {
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let got = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(wanted.count, got.count) {
    let left = index < wanted.count ? String(wanted[index]) : "(no such line)"
    let right = index < got.count ? String(got[index]) : "(no such line)"
    guard left != right else { continue }
    return "line \(index + 1)\n  expected: \(left)\n  actual:   \(right)"
  }
  return "the texts differ in line ends only"
}
