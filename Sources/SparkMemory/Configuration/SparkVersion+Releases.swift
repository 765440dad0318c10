extension SparkVersion {
  /// The feature releases whose behaviour is modelled, earliest first.
  ///
  /// Source: the release tags of `apache/spark`.
  public static let releases: [SparkVersion] = [
    .v(2, 4), .v(3, 0), .v(3, 1), .v(3, 2), .v(3, 3), .v(3, 4), .v(3, 5), .v(4, 0),
    .v(4, 1), .v(4, 2), .v(4, 3),
  ]

  /// Major and minor number, as people name a feature release: `3.5`.
  public var release: String {
    "\(major).\(minor)"
  }
}
