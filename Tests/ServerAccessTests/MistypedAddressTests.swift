import ServerAccess
import Testing

@Suite struct MistypedAddressTests {
  @Test(
    "what may be a login is left out of the name",
    arguments: [
      ("http://bob:s3cret@", "http://…@"), ("http://bob:s3cret", "http://bob:…"),
      ("HTTPS://bob:s3/cret@h:1/x", "HTTPS://…@h:1/x"),
      ("http://bob:s3#cret@h", "http://…@h"), ("http://bob:s3?cret@h", "http://…@h"),
      ("http://bob:s3cret@h:99999/", "http://…@h:99999/"),
      ("http://bob:s3cret/x:1", "http://bob:…"), ("http://h:99999/x", "http://h:99999/x"),
      ("http://", "http://"), ("https:///a", "https:///a"),
    ])
  func names(_ text: String, name: String) throws {
    let mistyped = try #require(MistypedAddress(text))
    #expect(mistyped.name == name)
    #expect(mistyped.description.hasPrefix(name + ": is no address; "))
  }

  @Test(
    "an address is not mistyped, and a path is not meant as one",
    arguments: [
      "http://bob:s3cret@h/", "https://h", "/a/http://", "http:/x", "hdfs://x:y", "-", "",
    ])
  func others(_ text: String) {
    #expect(MistypedAddress(text) == nil)
  }
}
