/// Logins by host, as `~/.netrc` has them.
///
/// Source: the manual of GNU inetutils' `ftp`, and curl's of `--netrc`, whose quoted tokens are read
/// as well.
package struct NetrcFile: Sendable {
  /// A name and a password.
  package struct Login: Hashable, Sendable {
    /// Who.
    package var name: String
    /// The password.
    package var password: String

    /// A login from its parts.
    package init(name: String, password: String) {
      self.name = name
      self.password = password
    }
  }

  private var logins: [(machine: String?, login: Login)] = []

  /// The file's text. What is no netrc is passed over, word by word.
  package init(_ text: String) {
    var words = Words(text)
    var machine: String??
    var login = Login(name: "", password: "")
    func keep(_ logins: inout [(machine: String?, login: Login)]) {
      if let machine { logins.append((machine, login)) }
    }
    while let word = words.next() {
      switch word {
      case "machine":
        keep(&logins)
        machine = words.next().map { .some($0.lowercased()) } ?? nil
        login = Login(name: "", password: "")
      case "default":
        keep(&logins)
        machine = .some(nil)
        login = Login(name: "", password: "")
      case "login": login.name = words.next() ?? ""
      case "password": login.password = words.next() ?? ""
      case "account": _ = words.next()
      case "macdef": words.skipMacro()
      default: break
      }
    }
    keep(&logins)
  }

  /// The first login for a host, or the default one; nil if there is none.
  package func login(for host: String) -> Login? {
    let host = host.lowercased()
    return (logins.first { $0.machine == host } ?? logins.first { $0.machine == nil })?.login
  }

  /// The words of the file, apart by white space, or in double quotes.
  private struct Words {
    private var rest: Substring
    private var isAtLineStart = true

    init(_ text: String) { rest = text[...] }

    mutating func next() -> String? {
      while let first = rest.first {
        if first.isWhitespace {
          rest.removeFirst()
          isAtLineStart = isAtLineStart || first.isNewline
        } else if first == "#", isAtLineStart {
          rest = rest.drop { !$0.isNewline }
        } else {
          isAtLineStart = false
          return first == "\"" ? quoted() : plain()
        }
      }
      return nil
    }

    /// A macro ends with the first empty line.
    mutating func skipMacro() {
      while !rest.isEmpty {
        let line = rest.prefix { !$0.isNewline }
        rest = rest[line.endIndex...].dropFirst()
        if line.allSatisfy(\.isWhitespace) { return }
      }
    }

    private mutating func plain() -> String {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      return String(word)
    }

    private mutating func quoted() -> String {
      var word = ""
      rest.removeFirst()
      while let character = rest.popFirst(), character != "\"" {
        guard character == "\\" else {
          word.append(character)
          continue
        }
        switch rest.popFirst() {
        case "n": word.append("\n")
        case "r": word.append("\r")
        case "t": word.append("\t")
        case let escaped?: word.append(escaped)
        case nil: break
        }
      }
      return word
    }
  }
}
