import Testing

@testable import SparkEventLog

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("app.zstd", "*", true), ("app.zstd", "*.zstd", true), ("app.zstd", "*.lz4", false),
    ("app.zstd", "a*p*d", true), ("app.zstd", "a*q*d", false), ("app", "app*", true),
    ("app", "a?p", true), ("app", "a?", false), ("a1", "a[0-9]", true), ("ab", "a[0-9]", false),
    ("ab", "a[!0-9]", true), ("ab", "a[^0-9]", true), ("a]", "a[]]", true), ("a-", "a[x-]", true),
    ("a[", "a[", true), ("ab", "a[", false), (".hidden", "*", false), (".hidden", ".*", true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "a*a*a*a*a*a*a*a*a*a*c", false), ("", "*", true),
    ("naïve", "na?ve", true), ("ab", "a[b", false), ("a", "[z-a]", false),
  ])
  func names(_ name: String, pattern: String, isMatch: Bool) {
    #expect(PathPattern.matches(name, Array(pattern.unicodeScalars)) == isMatch)
  }

  @Test func pathsThatExistAreFoundInOrder() throws {
    let directory = try TemporaryDirectory()
    for folder in ["x1", "x2", "y"] {
      _ = try directory.makeDirectory(folder)
      for name in ["app-10", "app-9", "note"] { try directory.write([1], to: "\(folder)/\(name)") }
    }
    let path = directory.path
    #expect(
      PathPattern("\(path)/x?/app-*").matches()
        == ["x1/app-9", "x1/app-10", "x2/app-9", "x2/app-10"].map { "\(path)/\($0)" })
    #expect(PathPattern("\(path)/x*/missing").matches() == [])
    #expect(PathPattern.paths(meantBy: "\(path)/y/*9") == ["\(path)/y/app-9"])
  }

  @Test func whatExistsIsNoPattern() throws {
    let directory = try TemporaryDirectory()
    let odd = try directory.write([1], to: "log[1]*.zstd")
    try directory.write([1], to: "log1.zstd")
    #expect(PathPattern.paths(meantBy: odd) == [odd])
    let nothing = directory.path + "/z*"
    #expect(PathPattern.paths(meantBy: nothing) == [nothing])
    #expect(PathPattern.paths(meantBy: "-") == ["-"])
  }
}
