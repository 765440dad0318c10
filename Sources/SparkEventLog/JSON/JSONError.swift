/// Why a line is no JSON, with the offset in the line.
enum JSONError: Error, Hashable {
  /// The line ends before its value does.
  case cut(at: Int)
  /// Something else stands where JSON's grammar wants a value, a name or a separator.
  case malformed(at: Int)
}
