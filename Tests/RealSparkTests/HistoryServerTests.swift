import EventLogHTTP
import Foundation
import SparkEventLog
import SparkProfile
import TestSupport
import Testing

/// What a real History Server gives is what its files say.
@Suite(.serialized, .waitsForSpark) struct HistoryServerTests {
  private static func profile(at path: String) throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: path))
  }

  private static func discovery(_ address: String) throws -> EventLogDiscovery {
    try #require(RemoteLog(address: address)).discovery()
  }

  @Test func everyExampleAndTwoAttempts() throws {
    try withTemporaryFolder { folder in
      let logs = folder.appendingPathComponent("logs")
      let examples = Checkout.root.appendingPathComponent("Examples/logs")
      try FileManager.default.copyItem(at: examples, to: logs)
      // Spark lists directories with this name only, and takes what follows a dot for a codec.
      for (name, wanted) in [
        ("over-provisioned", "eventlog_v2_over-provisioned"),
        ("max-result-size.json", "max-result-size"),
      ] {
        try FileManager.default.moveItem(
          at: logs.appendingPathComponent(name), to: logs.appendingPathComponent(wanted))
      }
      let attempts = try Self.writeAttempts(into: logs)
      let server = try HistoryServer(logs: logs, workingIn: folder)
      let applications = try server.applications(ExampleLog.allCases.count + 1)

      var wanted: [String: SparkProfile] = [:]
      for log in ExampleLog.allCases {
        let profile = try Self.profile(at: log.path)
        wanted[try #require(profile.application.id)] = profile
      }
      for application in applications where application.attempts == 1 {
        for address in [
          "/history/\(application.id)/jobs/", "/api/v1/applications/\(application.id)/logs",
        ] {
          let found = try Self.discovery(server.address + address)
          #expect(found.locations.count == 1)
          for location in found.locations {
            #expect(try EventLogReader.profile(of: location) == wanted[application.id])
          }
        }
      }

      let both = try #require(applications.first { $0.attempts == 2 })
      let found = try Self.discovery("\(server.address)/history/\(both.id)")
      #expect(try found.locations.map { try EventLogReader.profile(of: $0) } == attempts)
      let second = try Self.discovery("\(server.address)/history/\(both.id)/2/jobs/")
      #expect(try second.locations.map { try EventLogReader.profile(of: $0) } == [attempts[1]])

      let unknown = #expect(throws: EventLogError.self) {
        try Self.discovery("\(server.address)/history/application_0_0000")
      }
      #expect(unknown?.message.contains("not known to the History Server") ?? false)
      let page = #expect(throws: EventLogError.self) { try Self.discovery(server.address) }
      #expect(page?.message.contains("web page") ?? false)
    }
  }

  @Test("a certificate counts if somebody trusts it, and for its own host")
  func certificates() throws {
    try withTemporaryFolder { folder in
      let logs = folder.appendingPathComponent("logs")
      try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: ExampleLog.maxResultSize.path,
        toPath: logs.appendingPathComponent("max-result-size").path)
      let keys = try KeyStore(in: folder)
      let server = try HistoryServer(logs: logs, workingIn: folder, keys: keys)
      let profile = try Self.profile(at: ExampleLog.maxResultSize.path)
      let path = "/history/\(try #require(profile.application.id))"
      let address = server.address.replacingOccurrences(of: "127.0.0.1", with: "localhost")
      func fit(_ address: String, trusting file: String) throws -> CommandResult {
        try run(
          try Checkout.ballast, ["fit", "--json", address + path],
          environment: ["SSL_CERT_FILE": file])
      }

      var trusted = try fit(address, trusting: keys.certificate.path)
      // The server lists its logs after it has begun to listen.
      for _ in 0..<100 where trusted.errors.contains("not known to the History Server") {
        Thread.sleep(forTimeInterval: 0.2)
        trusted = try fit(address, trusting: keys.certificate.path)
      }
      let file = try runBallast("fit", "--json", ExampleLog.maxResultSize.path)
      #expect(trusted.status == file.status, "\(trusted.errors)")
      #expect(trusted.output.contains("spark.driver.maxResultSize"))

      for (address, certificates, problem) in [
        (address, "", "has a certificate that is not trusted here"),
        (server.address, keys.certificate.path, "has a certificate of another host"),
        (address, "/no/such/file", "SSL_CERT_FILE names no file of certificates"),
        (address, ExampleLog.maxResultSize.path, "SSL_CERT_FILE names no file of certificates"),
      ] {
        let refused = try fit(address, trusting: certificates)
        #expect(refused.status == 3, "\(refused.errors)")
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains(problem), "\(refused.errors)")
      }
    }
  }

  /// One real log as two attempts of an application, which only YARN makes: the event that says who
  /// ran gets another id and an attempt.
  private static func writeAttempts(into logs: URL) throws -> [SparkProfile] {
    let text = try String(contentsOfFile: ExampleLog.maxResultSize.path, encoding: .utf8)
    return try (1...2).map { attempt in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard line.hasPrefix(#"{"Event":"SparkListenerApplicationStart""#),
          let id = line.firstRange(of: #""App ID":""#)
        else { return String(line) }
        let rest = line[id.upperBound...].drop { $0 != "\"" }.dropFirst()
        return line[..<id.lowerBound]
          + #""App ID":"application_1700000000000_0001","App Attempt ID":"\#(attempt)""# + rest
      }
      let name = "application_1700000000000_0001_\(attempt)"
      let file = logs.appendingPathComponent(name)
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      let profile = try profile(at: file.path)
      #expect(profile.application.attemptID == "\(attempt)")
      return profile
    }
  }
}
