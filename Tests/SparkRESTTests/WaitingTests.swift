import ServerAccess
import SparkProfile
import TestServers
import Testing

@testable import SparkREST

/// One answer for a command, however many calls it takes.
@Suite struct WaitingTests {
  @Test("what one call leaves out is asked for by the next, until all is there")
  func whole() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    var limits = RESTLimits()
    limits.requests = 8
    let server = try SparkServerTests.server(driver.url(), limits: limits)
    let profile = try await server.wholeProfile()
    #expect(profile.stages[StageAttemptID(stage: 0)]?.tasks.runTime == 30)
    #expect(await server.isComplete)
    #expect(driver.takeRequests().count <= 3 * 8)
  }

  @Test("a server that is too slow for the time that was set is not asked again")
  func slow() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    var limits = RESTLimits()
    limits.call = .zero
    let server = try SparkServerTests.server(driver.url(), limits: limits)
    let profile = try await server.wholeProfile()
    #expect(profile.coverage.damage.first?.contains("stage 0.0") == true)
    #expect(await !server.isComplete)
    #expect(driver.takeRequests().count { $0.hasPrefix("/applications?") } == 1)
  }

  @Test("a thread that waits gets the profile, or the error")
  func waiting() throws {
    let driver = try FakeDriver(FakeDriver.small)
    let profile = try SparkServerTests.server(driver.url()).waitForProfile().get()
    #expect(profile.application.id == "app-1")
    let nobody = try SparkServerTests.server(driver.url("/history/app-9/"))
    let error = #expect(throws: ServerError.self) { try nobody.waitForProfile().get() }
    #expect(error?.kind == .noApplication)
  }
}
