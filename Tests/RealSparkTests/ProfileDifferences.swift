import Foundation
import SparkProfile

/// Where two profiles differ, field by field.
struct ProfileDifferences {
  /// One field that is not the same; nil is one that is not there.
  struct Difference: Hashable, CustomStringConvertible {
    let path: [String]
    let one: String?
    let other: String?

    var description: String {
      "\(path.joined(separator: ".")): \(Self.short(one)) and \(Self.short(other))"
    }

    private static func short(_ text: String?) -> String {
      text.map { $0.count > 160 ? $0.prefix(160) + "…" : $0 } ?? "nothing"
    }

    /// Whether a pattern names the field: names apart by dots, `*` for any.
    func matches(_ pattern: String) -> Bool {
      let names = pattern.split(separator: ".").map(String.init)
      return names.count <= path.count && zip(names, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  let differences: [Difference]

  /// Compares what both are encoded as.
  init(_ one: SparkProfile, _ other: SparkProfile) throws {
    let both = try [one, other].map { profile in
      var fields: [[String]: String] = [:]
      let data = try JSONEncoder().encode(profile)
      Self.walk(try JSONSerialization.jsonObject(with: data), at: [], into: &fields)
      return fields
    }
    differences = Set(both[0].keys).union(both[1].keys)
      .filter { both[0][$0] != both[1][$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { Difference(path: $0, one: both[0][$0], other: both[1][$0]) }
  }

  private static func walk(_ value: Any, at path: [String], into fields: inout [[String]: String]) {
    if let object = value as? [String: Any] {
      for (name, value) in object {
        // Attempts of stages have a dot in their names.
        walk(value, at: path + [name.replacingOccurrences(of: ".", with: "/")], into: &fields)
      }
    } else if let array = value as? [Any], !array.isEmpty {
      for (index, value) in array.enumerated() {
        walk(value, at: path + ["\(index)"], into: &fields)
      }
    } else {
      fields[path] = "\(value)"
    }
  }
}
