import ServerAccess
import Testing

@Suite struct NetrcFileTests {
  private static let text = """
    # machine no login comment password comment
    machine one.example login jo password "with \\"space\\" and\\tmore"
    macdef init
    machine two.example login macro password macro
    cd pub

    machine two.example
      login ann # what follows on a line is a word
      password #hash
    machine THREE.example login x account y password z machine four.example login four
    default login anybody password secret
    machine five.example login late password late
    """

  @Test(
    "a host has its own login, or the default one",
    arguments: [
      ("one.example", "jo", "with \"space\" and\tmore"), ("two.example", "ann", "#hash"),
      ("three.example", "x", "z"), ("Three.Example", "x", "z"), ("four.example", "four", ""),
      ("five.example", "late", "late"), ("six.example", "anybody", "secret"),
    ])
  func logins(host: String, name: String, password: String) {
    #expect(
      NetrcFile(Self.text).login(for: host) == NetrcFile.Login(name: name, password: password))
  }

  @Test(
    "what is no netrc gives no login",
    arguments: [
      "", "machine", "login a password b", "machine h login", "\"", "machine \"h", "macdef",
      "\u{0}\u{1}\u{2}",
    ])
  func damaged(_ text: String) {
    #expect(NetrcFile(text).login(for: "other") == nil)
  }
}
