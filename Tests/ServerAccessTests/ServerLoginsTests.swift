import Foundation
import ServerAccess
import TestSupport
import Testing

@Suite struct ServerLoginsTests {
  private static func login(_ address: String, _ environment: [String: String]) throws -> String? {
    ServerLogins(environment: environment)
      .authorization(for: try #require(ServerAddress(address)))
  }

  private static func basic(_ text: String) -> String {
    "Basic " + Data(text.utf8).base64EncodedString()
  }

  @Test("the address comes before the environment, and that before netrc")
  func order() throws {
    try withTemporaryFolder { folder in
      let netrc = folder.appendingPathComponent("netrc")
      try Data("machine h login net password rc\n".utf8).write(to: netrc)
      var environment = ["NETRC": netrc.path]
      #expect(try Self.login("http://h/", environment) == Self.basic("net:rc"))
      #expect(try Self.login("http://other/", environment) == nil)
      environment["BALLAST_HTTP_USER"] = "jo"
      environment["BALLAST_HTTP_PASSWORD"] = "pä"
      #expect(try Self.login("http://h/", environment) == Self.basic("jo:pä"))
      environment["BALLAST_HTTP_TOKEN"] = "abc\n"
      #expect(try Self.login("http://h/", environment) == "Bearer abc")
      #expect(try Self.login("http://a%40b:c%3A@h/", environment) == Self.basic("a@b:c:"))
      #expect(try Self.login("http://a@h/", environment) == Self.basic("a:"))
    }
  }

  @Test("netrc is looked for at home")
  func home() throws {
    try withTemporaryFolder { folder in
      try Data("default login a password b".utf8)
        .write(to: folder.appendingPathComponent(".netrc"))
      #expect(try Self.login("http://h/", ["HOME": folder.path]) == Self.basic("a:b"))
      let link = folder.appendingPathComponent("link").path
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: ".netrc")
      #expect(try Self.login("http://h/", ["NETRC": link]) == Self.basic("a:b"))
      #expect(try Self.login("http://h/", ["HOME": folder.path + "/none"]) == nil)
    }
  }

  @Test("a netrc that is no file of a usual size is none")
  func unusual() throws {
    try withTemporaryFolder { folder in
      #expect(try Self.login("http://h/", ["NETRC": folder.path]) == nil)
      #expect(try Self.login("http://h/", ["NETRC": "/dev/zero"]) == nil)
      let large = folder.appendingPathComponent("large")
      let text = "default login a password b\n" + String(repeating: "# \n", count: 1 << 19)
      try Data(text.utf8).write(to: large)
      #expect(try Self.login("http://h/", ["NETRC": large.path]) == nil)
    }
  }

  @Test("nothing set is no login", arguments: [[:], ["BALLAST_HTTP_TOKEN": ""]])
  func none(environment: [String: String]) throws {
    #expect(try Self.login("http://h/", environment) == nil)
  }
}
