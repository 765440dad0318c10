internal import SparkSource

/// The difference of two texts as `diff -u` writes it, where lines were replaced one by one.
public struct UnifiedDiff: Sendable {
  private static let context = 3

  /// The difference of two texts.
  /// - Parameters:
  ///   - old: The text as it was.
  ///   - new: The text as it becomes.
  ///   - file: The name of both.
  /// - Returns: The difference; empty for equal texts.
  public static func text(from old: String, to new: String, file: String) -> String {
    let a = lines(of: old)
    let b = lines(of: new)
    let edits = edits(a, b)
    guard edits.contains(where: { $0.kind != " " }) else { return "" }
    var result = "--- a/\(file)\n+++ b/\(file)\n"
    var index = 0
    while let first = edits[index...].firstIndex(where: { $0.kind != " " }) {
      let start = max(index, first - context)
      var end = first
      var quiet = 0
      while end < edits.count, quiet <= 2 * context {
        quiet = edits[end].kind == " " ? quiet + 1 : 0
        end += 1
      }
      end -= max(0, quiet - context)
      let hunk = edits[start..<end]
      let before = edits[..<start]
      let oldStart = before.count { $0.kind != "+" }
      let newStart = before.count { $0.kind != "-" }
      let oldCount = hunk.count { $0.kind != "+" }
      let newCount = hunk.count { $0.kind != "-" }
      result += "@@ -\(range(oldStart, oldCount)) +\(range(newStart, newCount)) @@\n"
      for edit in hunk {
        result += String(edit.kind) + edit.line
        if !edit.line.hasSuffix("\n") { result += "\n\\ No newline at end of file\n" }
      }
      index = end
    }
    return result
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }

  /// The lines with their ends.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for byte in text.utf8 {
      line.append(byte)
      guard byte == 0x0A else { continue }
      lines.append(String(decoding: line, as: UTF8.self))
      line = []
    }
    return line.isEmpty ? lines : lines + [String(decoding: line, as: UTF8.self)]
  }

  private static func edits(_ a: [String], _ b: [String]) -> [(kind: Character, line: String)] {
    let difference = b.difference(from: a)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [(Character, String)] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if removed.contains(i), i < a.count {
        edits.append(("-", a[i]))
        i += 1
      } else if inserted.contains(j), j < b.count {
        edits.append(("+", b[j]))
        j += 1
      } else {
        guard i < a.count, j < b.count else { break }
        edits.append((" ", a[i]))
        i += 1
        j += 1
      }
    }
    return edits
  }
}
