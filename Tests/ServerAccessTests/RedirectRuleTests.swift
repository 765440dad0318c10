import ServerAccess
import Testing

@Suite struct RedirectRuleTests {
  @Test(
    "a redirection on the same host is followed, also to TLS",
    arguments: [
      ("/new?x=1", "http://h:1/new?x=1"), ("http://h:1/new", "http://h:1/new"),
      ("//h:2/new", "http://h:2/new"), ("https://H:8443/new", "https://H:8443/new"),
      ("next", "http://h:1/a/next"), ("http://eve:pw@h:1/", "http://h:1/"),
    ])
  func followed(_ location: String, url: String) throws {
    let address = try #require(ServerAddress("http://jo:pw@h:1/a/b?c=d/e"))
    guard case .follow(let next) = RedirectRule.verdict(on: location, from: address) else {
      Issue.record("\(location) is not followed")
      return
    }
    #expect(next.url == url)
    #expect(next.userInformation == "jo:pw")
  }

  @Test(
    "another host, or one without TLS after one with it, is not",
    arguments: [
      "https://other/", "http://h/", "//evil/", "https://h.evil/", "https://h@evil/",
      "https://evil#h/",
    ])
  func elsewhere(_ location: String) throws {
    let address = try #require(ServerAddress("https://h/a"))
    guard case .elsewhere = RedirectRule.verdict(on: location, from: address) else {
      Issue.record("\(location) is followed")
      return
    }
  }

  @Test(
    "what is no address leads nowhere",
    arguments: [
      nil, "", "ftp://h/", "javascript://x", "https://h:99999/x", "//h:0/", "https://h:x/",
    ])
  func nowhere(_ location: String?) throws {
    let address = try #require(ServerAddress("https://h/a"))
    #expect(RedirectRule.verdict(on: location, from: address) == .nowhere)
  }
}
