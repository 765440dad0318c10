import ServerAccess
import Testing

@Suite struct ServerAddressTests {
  @Test(
    "host and port are told apart",
    arguments: [
      ("http://h/a", "h", 80), ("https://h", "h", 443), ("http://h:4040/jobs/", "h", 4040),
      ("http://[::1]:8/a", "::1", 8), ("https://[fe80::1]/", "fe80::1", 443),
      ("http://jo:pw@h:1/", "h", 1), ("http://h:65535/", "h", 65_535),
    ])
  func hostAndPort(_ text: String, host: String, port: Int) throws {
    let address = try #require(ServerAddress(text))
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test("neither a login nor, for an address of somebody else, a query is named")
  func names() throws {
    let address = try #require(ServerAddress("https://jo:pw@h:1/a?ticket=1#x"))
    #expect(address.url == "https://h:1/a?ticket=1")
    #expect(address.urlWithoutQuery == "https://h:1/a")
    #expect(address.path == "/a")
    #expect(address.at("/b").url == "https://h:1/b")
    #expect(address.at("/b").userInformation == "jo:pw")
  }

  @Test("other texts are no address", arguments: ["a", "ftp://h/", "http://", "http:///x", ""])
  func otherTexts(_ text: String) {
    #expect(ServerAddress(text) == nil)
  }

  @Test(
    "a host or a port that there cannot be is no address",
    arguments: [
      "h:0", "h:65536", "h:99999", "h:99999999999999999999", "h:x", "h:+80", "h:-1", "h:", ":80",
      "jo:pw@", "jo:p/w@h", "jo:p#w@h", "jo:p?w@h", "::1", "[::1", "[::1]x", "[::1]:0", "[]:80",
    ])
  func places(_ place: String) {
    for path in ["", "/", "/a:1"] {
      #expect(ServerAddress("http://" + place + path) == nil)
    }
  }

  @Test("encoded bytes are decoded, and what only looks so is kept")
  func decoding() {
    #expect(String(decoding: percentDecoded("a%40b%zz%4"), as: UTF8.self) == "a@b%zz%4")
  }
}
