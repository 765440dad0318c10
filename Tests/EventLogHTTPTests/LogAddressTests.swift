import ServerAccess
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
    #expect(try #require(ServerAddress(ofLogs: text)).url == url)
  }

  @Test(arguments: ["http://", "http:///a", "HTTPS://h:0/", "http://jo:pw@"])
  func aMistypedAddressIsNoPath(_ text: String) {
    #expect(ServerAddress(ofLogs: text) == nil)
    #expect(RemoteLog.isAddress(text))
  }

  @Test(arguments: ["app.zstd", "/a/b", "-", "http:/x", "hdfs://x/y", ""])
  func otherTextsAreNone(_ text: String) {
    #expect(ServerAddress(ofLogs: text) == nil)
    #expect(!RemoteLog.isAddress(text))
  }

  @Test func aPasswordIsNeverNamed() throws {
    let address = try #require(ServerAddress(ofLogs: "https://jo:p%40ss@h:1/a"))
    #expect(address.userInformation == "jo:p%40ss")
    #expect(address.url == "https://h:1/a")
    #expect(address.host == "h")
  }
}
