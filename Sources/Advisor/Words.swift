/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// A share as a percentage with one decimal below ten.
func percent(_ share: Double) -> String {
  guard share.isFinite else { return "?" }
  let tenths = Int((max(0, min(share, 1000)) * 1000).rounded())
  if tenths >= 100 { return "\((tenths + 5) / 10) %" }
  return "\(tenths / 10).\(tenths % 10) %"
}

/// The first line of a text, at most 200 characters of it.
func firstLine(_ text: String) -> String {
  String(text.prefix { $0 != "\n" }.prefix(200))
}
