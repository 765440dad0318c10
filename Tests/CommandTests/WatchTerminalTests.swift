import Foundation
import TestSupport
import Testing

private let environment = URL(fileURLWithPath: "/usr/bin/env")
private let hasPython =
  (try? run(environment, ["python3", "-c", "import pty, termios"]).status) == 0

/// The command in a terminal of its own, which a short Python program plays.
@Suite(.enabled(if: hasPython)) struct WatchTerminalTests {
  private static let log = Checkout.root
    .appending(path: "Tests/SparkEventLogTests/Logs/4.3.0/app.json")

  /// Watches a log that grows. Its arguments: the command, the log, a folder, and what to do in the
  /// middle. It prints what came, whether the terminal is as before, and how the command ended.
  private static let program = """
    import fcntl, json, os, pty, select, signal, struct, sys, termios
    command, log, folder, act = sys.argv[1:]
    whole = open(log, 'rb').read()
    cut = whole.index(b'\\n', len(whole) // 2) + 1
    path = os.path.join(folder, 'app.inprogress')
    open(path, 'wb').write(whole[:cut])
    main, side = pty.openpty()
    def resize(columns, rows):
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    resize(80, 24)
    before = termios.tcgetattr(side)
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(side, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2): os.dup2(side, descriptor)
        os.environ.update(TERM='xterm-256color')
        os.environ.pop('NO_COLOR', None)
        os.execv(command, [command, 'watch', '--interval', '0.1', path])
    seen = b''
    def more():
        global seen
        if select.select([main], [], [], 0.05)[0]:
            try: seen += os.read(main, 65536)
            except OSError: pass
    def until(text, start=0):
        while text not in seen[start:]: more()
        return len(seen)
    until(b'HEAP')
    if act == 'end':
        open(path, 'ab').write(whole[cut:])
        os.rename(path, path[:-len('.inprogress')])
    elif act == 'keys':
        mark = len(seen)
        os.write(main, b'?')
        mark = until(b'Columns', mark)
        os.write(main, b'\\x1b')
        mark = until(b'HEAP', mark)
        os.write(main, b'\\x1b[B\\r')
        mark = until(b'Executor 0', mark)
        resize(40, 10)
        mark = until(b'\\x1b[2J', mark)
        os.write(main, b'q')
    else:
        os.kill(child, getattr(signal, act))
    status = None
    while status is None:
        more()
        ended, code = os.waitpid(child, os.WNOHANG)
        if ended: status = os.waitstatus_to_exitcode(code)
    while select.select([main], [], [], 0)[0]: more()
    after = termios.tcgetattr(side)
    print(json.dumps({'text': seen.decode(), 'isRestored': before == after, 'status': status}))
    """

  private struct Outcome: Decodable {
    let text: String
    let isRestored: Bool
    let status: Int
  }

  private func watch(_ act: String) throws -> Outcome {
    try withTemporaryFolder { folder in
      let result = try run(
        environment,
        ["python3", "-c", Self.program, try Checkout.ballast.path, Self.log.path, folder.path, act])
      try #require(result.status == 0, "\(result.errors)")
      return try JSONDecoder().decode(Outcome.self, from: Data(result.output.utf8))
    }
  }

  private static let enter = "\u{1B}[?1049h"
  private static let leave = "\u{1B}[?1049l"

  @Test("The screen gives way to the verdict when the application ends")
  func end() throws {
    let outcome = try watch("end")
    #expect(outcome.isRestored)
    #expect(outcome.status == 0)
    let parts = outcome.text.components(separatedBy: Self.leave)
    #expect(parts.count == 2)
    #expect(parts.first?.hasPrefix(Self.enter) == true)
    #expect(parts.first?.contains("running") == true)
    #expect(parts.last?.contains(" for local-cluster, aim balanced") == true)
    #expect(parts.last?.contains("\u{1B}[?25h") == false, "the cursor was back before")
  }

  @Test("Keys show help, look into an executor, and end it; another size draws anew")
  func keys() throws {
    let outcome = try watch("keys")
    #expect(outcome.isRestored)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasSuffix(Self.leave))
    #expect(outcome.text.contains("\u{1B}[?25h"))
  }

  @Test(
    "A signal ends it, and the terminal is as it was", arguments: ["SIGTERM", "SIGINT", "SIGHUP"])
  func signals(name: String) throws {
    let outcome = try watch(name)
    #expect(outcome.isRestored)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasSuffix(Self.leave))
  }
}
