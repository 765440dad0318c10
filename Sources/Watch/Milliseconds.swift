extension Int64 {
  /// How much later this time is than another, held at the type's bounds: clocks and logs may say
  /// anything.
  package func elapsed(since earlier: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(earlier)
    guard overflow else { return difference }
    return earlier < 0 ? .max : .min
  }
}
