import Foundation
import TestSupport

/// A new pair of keys for localhost, whose certificate nobody has signed.
struct KeyStore {
  /// The certificate, as PEM.
  let certificate: URL
  private let file: URL
  private static let password = "changeit"

  /// Makes one with Java's own tool.
  ///
  /// - Throws: ``Failure`` if that fails.
  init(in folder: URL) throws {
    guard let java = ProcessInfo.processInfo.environment["JAVA_HOME"] else {
      throw Failure(output: "JAVA_HOME is not set; use make test")
    }
    file = folder.appendingPathComponent("keys.p12")
    certificate = folder.appendingPathComponent("certificate.pem")
    let common = ["-alias", "a", "-keystore", file.path, "-storepass", Self.password]
    for arguments in [
      ["-genkeypair", "-keyalg", "RSA", "-dname", "CN=a", "-ext", "SAN=dns:localhost"],
      ["-exportcert", "-rfc", "-file", certificate.path],
    ] {
      let result = try run(
        URL(fileURLWithPath: java).appendingPathComponent("bin/keytool"), arguments + common)
      guard result.status == 0 else { throw Failure(output: result.output + result.errors) }
    }
  }

  /// What a History Server takes.
  var options: [String] {
    [
      "enabled": "true", "keyStore": file.path, "keyStoreType": "PKCS12", "port": "0",
      "keyStorePassword": Self.password, "keyPassword": Self.password,
    ].map { "-Dspark.ssl.historyServer.\($0.key)=\($0.value)" }
  }

  /// There are no keys.
  struct Failure: Error {
    let output: String
  }
}
