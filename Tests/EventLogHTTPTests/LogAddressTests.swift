import Testing

@testable import EventLogHTTP

@Suite struct LogAddressTests {
  static let logs = "http://h:18080/api/v1/applications/application_1_2/logs"
  static let attempt = "http://h:18080/api/v1/applications/application_1_2/1/logs"

  @Test(arguments: [
    ("http://h:18080/history/application_1_2/jobs/", logs),
    ("http://h:18080/history/application_1_2/jobs/job/?id=0#x", logs),
    ("http://h:18080/history/application_1_2", logs),
    ("http://h:18080/history/application_1_2/", logs),
    ("http://h:18080/history/application_1_2/1/stages/", attempt),
    ("http://h:18080/history/application_1_2/1", attempt),
    ("http://h:18080/api/v1/applications/application_1_2", logs),
    ("http://h:18080/api/v1/applications/application_1_2/logs", logs),
    ("http://h:18080/api/v1/applications/application_1_2/1/logs", attempt),
    ("http://h:18080/api/v1/applications/application_1_2/allexecutors", logs),
    (
      "HTTPS://g/sparkhistory/history/app-1/jobs",
      "https://g/sparkhistory/api/v1/applications/app-1/logs"
    ),
    ("https://g/x/api/v1/applications/app-1?a=b", "https://g/x/api/v1/applications/app-1/logs"),
    ("http://h/logs/app.zstd?sig=a%2Fb", "http://h/logs/app.zstd?sig=a%2Fb"),
    ("http://h/history", "http://h/history"), ("http://h", "http://h/"),
    ("http://h?x=1", "http://h/?x=1"), ("http://[::1]:8/a", "http://[::1]:8/a"),
  ])
  func whatIsAskedFor(_ text: String, url: String) throws {
    #expect(try #require(LogAddress(text)).url == url)
  }

  @Test(arguments: ["app.zstd", "/a/b", "-", "http:/x", "hdfs://x/y", "http://", "http:///a", ""])
  func otherTextsAreNone(_ text: String) {
    #expect(LogAddress(text) == nil)
    #expect(!RemoteLog.isAddress(text))
  }

  @Test func aPasswordIsNeverNamed() throws {
    let address = try #require(LogAddress("https://jo:p%40ss@h:1/a"))
    #expect(address.userInformation == "jo:p%40ss")
    #expect(address.url == "https://h:1/a")
    #expect(address.host == "h")
  }

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
    let address = try #require(LogAddress(address))
    let proxy = ProxySettings(environment: environment).proxy(for: address)
    #expect(proxy.map { "\($0.host):\($0.port)" } == wanted)
  }

  @Test func aProxyMayWantALogin() throws {
    let settings = ProxySettings(environment: ["http_proxy": "http://jo:pw@p:1"])
    let proxy = settings.proxy(for: try #require(LogAddress("http://h/a")))
    #expect(proxy?.userInformation == "jo:pw")
  }
}
