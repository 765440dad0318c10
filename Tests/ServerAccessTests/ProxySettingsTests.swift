import ServerAccess
import Testing

@Suite struct ProxySettingsTests {
  @Test(
    arguments: [
      ("http://h/a", ["http_proxy": "http://p:3128"], "p:3128"),
      ("http://h/a", ["HTTP_PROXY": "http://p:3128"], nil),
      ("https://h/a", ["HTTPS_PROXY": "p:3128"], "p:3128"),
      ("https://h/a", ["http_proxy": "p:3128"], nil),
      ("https://h/a", ["https_proxy": "", "ALL_PROXY": "http://p"], "p:80"),
      ("http://h/a", ["http_proxy": "p:1", "no_proxy": "x, h"], nil),
      ("http://a.corp:1/a", ["http_proxy": "p:1", "NO_PROXY": ".corp"], nil),
      ("http://acorp/a", ["http_proxy": "p:1", "no_proxy": "corp"], "p:1"),
      ("http://h/a", ["http_proxy": "p:1", "no_proxy": "*"], nil), ("http://h/a", [:], nil),
    ] as [(String, [String: String], String?)])
  func proxies(_ address: String, environment: [String: String], wanted: String?) throws {
    let address = try #require(ServerAddress(address))
    let proxy = ProxySettings(environment: environment).proxy(for: address)
    #expect(proxy.map { "\($0.host):\($0.port)" } == wanted)
  }

  @Test func aProxyMayWantALogin() throws {
    let settings = ProxySettings(environment: ["http_proxy": "http://jo:pw@p:1"])
    let proxy = settings.proxy(for: try #require(ServerAddress("http://h/a")))
    #expect(proxy?.userInformation == "jo:pw")
  }
}
