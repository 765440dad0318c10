import Checks
import Testing

@Suite struct PathPatternTests {
  @Test(
    "a pattern means the paths that it says, and what is below them",
    arguments: [
      ("a.conf", "a.conf"), ("a.conf", "x/y/a.conf"), ("*.conf", "x/a.conf"),
      ("vendor", "vendor/a"),
      ("vendor", "x/vendor/y/a"), ("vendor/", "x/vendor/a"), ("/vendor", "vendor/a"),
      ("conf/legacy", "conf/legacy/a"), ("conf/*.conf", "conf/a.conf"), ("conf/**", "conf/a"),
      ("conf/**", "conf/x/y/a"), ("conf/**/a", "conf/a"), ("conf/**/a", "conf/x/y/a"),
      ("**/conf/**", "conf/a"), ("**/conf/**", "x/conf/a"), ("**/a", "a"), ("**", "x/a"),
      ("a?c", "abc"), ("*a*b*", "xxaxxbxx"), ("*", "a"), ("./conf/a", "conf/a"),
      ("conf/**/**/a", "conf/a"), ("a/*/c", "a/b/c/d"),
    ])
  func matching(pattern: String, path: String) throws {
    let pattern = try #require(PathPattern(pattern))
    #expect(pattern.matches(path.split(separator: "/").map(String.init)))
  }

  @Test(
    "and no others",
    arguments: [
      ("a.conf", "b.conf"), ("a.conf", "a.conf.old"), ("/vendor", "x/vendor/a"),
      ("conf/legacy", "x/conf/legacy/a"), ("conf/*.conf", "conf/x/a.conf"), ("conf/**", "conf"),
      ("conf/**", "config/a"), ("a?c", "ac"), ("a?c", "a/c"), ("*.conf", "conf"), ("A", "a"),
      ("**/conf/**", "x/conf"), ("*a*b", "ba"), ("a/*/c", "a/c"), ("a/**/c", "a/b/d"),
    ])
  func passing(pattern: String, path: String) throws {
    let pattern = try #require(PathPattern(pattern))
    #expect(!pattern.matches(path.split(separator: "/").map(String.init)))
  }

  @Test(
    "what leads out of the folder, is empty, or is of another tool is no pattern",
    arguments: ["", "/", ".", "../a", "a/../b", "{a,b}", "[ab]", "!a", "a\\*"])
  func refused(text: String) {
    #expect(PathPattern(text) == nil)
  }

  @Test("a pattern of many stars ends, whatever it is held against")
  func stars() throws {
    let name = String(repeating: "a", count: 2_000)
    let pattern = try #require(PathPattern(String(repeating: "*a", count: 500) + "*b"))
    #expect(!pattern.matches([name]))
    let folders = try #require(PathPattern(String(repeating: "**/a/", count: 100) + "b"))
    #expect(!folders.matches(Array(repeating: "a", count: 500)))
  }
}
