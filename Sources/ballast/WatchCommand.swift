import Advisor
import ArgumentParser
import Report
import SparkProfile
import Watch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `ballast watch`: what a running application does with its memory.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Show what a running application does with its memory, live.",
    discussion: """
      A source is the event log of an application that runs, plain or compressed,
      one file or a rolling directory; the address of a live driver's UI
      (http://driver:4040), through a proxy too; or the address of an application
      in a History Server. A log of one that has ended is shown once, with its
      verdict.

      EXAMPLES
        ballast watch /spark-logs/app-20261121032538-0000.inprogress
        ballast watch http://driver:4040
        ballast watch --once eventlog_v2_application_1700000000000_0001
        ballast watch --json http://driver:4040 | jq -c '[.time, .spill.bytesPerSecond]'
        ballast watch --prometheus :9464 http://driver:4040

      On a terminal the screen is drawn in place: executors with what they use
      against each limit, the room that is left and roughly for how long; the
      stages that run; and findings as they arise. The keys are shown by ?. A peak
      is marked ▲; that of a heap counts garbage, so nothing is foretold from it.
      What is still to come may take back a finding that says "so far".

      Elsewhere a block of lines is written at each change. --json writes one
      object in each line (ballast.watch/1), at the end the verdict (ballast.fit/1).

      Reading and judging take less than a twentieth of the time, waiting for a
      server less than a fifth: where they are slow, they come less often than
      --interval says, but once a minute. After a failure it is tried
      again after 2, 4, 8, 16 and then every 30 s, for as long as --patience lasts.
      When the application ends, the verdict of "ballast fit" is written, in short.
      """)

  @Argument(help: "An event log, or the address of a driver or of a History Server's application.")
  var source: String

  @Flag(help: "Show it once, and end.")
  var once = false

  @Flag(help: "Write JSON (ballast.watch/1), one object in each line.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Serve metrics at /metrics, on this machine only unless a host is named.",
      valueName: "[host]:port"))
  var prometheus: MetricsAddress?

  @Option(help: ArgumentHelp("Seconds between two looks, at least.", valueName: "seconds"))
  var interval = 2.0

  @Option(
    help: ArgumentHelp(
      "Seconds to go on trying when there is no answer.", valueName: "seconds"))
  var patience = 60.0

  @Option(help: "Exit with status 1 when a finding is this bad, or worse.")
  var failOn: Finding.Severity?

  func validate() throws {
    guard (0.1...3600).contains(interval) else {
      throw ValidationError("--interval takes 0.1 to 3600 seconds.")
    }
    guard (0...86_400).contains(patience) else {
      throw ValidationError("--patience takes 0 to 86400 seconds.")
    }
    if once, prometheus != nil {
      throw ValidationError("--once and --prometheus exclude each other.")
    }
  }

  func run() throws {
    let watched: any LiveSource
    do throws(WatchTrouble) {
      watched = try WatchSources.source(named: source)
    } catch {
      throw fail(error.message)
    }
    let events = WatchEvents()
    let start = WatchClock.now
    let state = WatchState(
      source: watched.name,
      pace: Pace(interval: Int64(interval * 1000), isRemote: watched.isRemote),
      patience: once ? 0 : Int64(patience * 1000), time: start)
    let (form, screen) = form()
    let outputs = WatchOutputs(
      form: form, style: json ? .plain : .ofStandardOutput(),
      metrics: try metricsServer(of: state.picture(at: start)))
    let input = TerminalInput(into: events, screen: screen)
    var loop = WatchLoop(
      source: watched, events: events, isOnce: once, state: state, outputs: outputs)
    screen?.enter()
    let ending: WatchState.Ending
    do {
      defer { screen?.leave() }
      ending = try withExtendedLifetime(input) { try loop.run() }
    }
    try finish(ending, loop)
  }

  private func form() -> (WatchOutputs.Form, TerminalScreen?) {
    if json { return (.json, nil) }
    let environment = ProcessInfo.processInfo.environment
    guard !once, let screen = TerminalScreen(environment: environment) else { return (.text, nil) }
    return (.screen(screen), screen)
  }

  private func metricsServer(of picture: WatchPicture) throws -> MetricsServer? {
    guard let prometheus else { return nil }
    do {
      let server = try MetricsServer(at: prometheus, of: picture)
      StandardError.write("ballast watch: metrics at \(server.address)")
      return server
    } catch {
      throw fail(
        "--prometheus: \(prometheus.host):\(prometheus.port) cannot be served: \(error)", status: 2)
    }
  }

  /// Says the last word.
  private func finish(_ ending: WatchState.Ending, _ loop: WatchLoop) throws {
    switch ending {
    case .neverSeen(let trouble): throw fail(trouble.message)
    case .lost(let trouble):
      say(trouble.message)
      say("nothing was seen for \(Int(patience)) s; this is the verdict on what was seen before")
    case .ended: break
    case .asked:
      try checkFindings(loop.state.picture(at: WatchClock.now).findings.map(\.finding))
      return
    }
    guard let application = loop.state.application else { return }
    let report = FitReport(application.profile)
    if json {
      StandardOutput.write(try FitSeries.json(report, of: loop.source.name))
    } else {
      StandardOutput.write(WatchVerdict(style: loop.outputs.style).render(report))
    }
    try checkFindings(report.findings)
  }

  private func checkFindings(_ findings: [Finding]) throws {
    guard let failOn, findings.contains(where: { $0.severity >= failOn }) else { return }
    throw ExitCode(1)
  }

  private func fail(_ message: String, status: Int32 = 3) -> ExitCode {
    say(message)
    return ExitCode(status)
  }

  private func say(_ message: String) {
    StandardError.write("ballast watch: \(TerminalText.escaped(message))")
  }
}
