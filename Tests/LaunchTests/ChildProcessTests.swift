import Foundation
import TestSupport
import Testing

@testable import Launch

extension OneAtATime {
  @Suite struct ChildProcessTests {
    @Test("the exit status is the program's own", arguments: [0, 1, 52, 255])
    func status(code: Int32) async throws {
      let ending = try await ChildProcess.run(["sh", "-c", "exit \(code)"])
      #expect(ending.status == code)
      #expect(ending.signal == nil)
      #expect(!ending.wasStopped)
    }

    @Test("a program that a signal ended has the status that a shell gives it")
    func signalled() async throws {
      let ending = try await ChildProcess.run(["sh", "-c", "kill -KILL $$"])
      #expect(ending.status == 137)
      #expect(ending.signal == SIGKILL)
      #expect(!ending.wasStopped)
    }

    @Test("what it writes to standard error is read along, byte by byte")
    func readAlong() async throws {
      var read: [UInt8] = []
      let ending = try await ChildProcess.run(
        ["sh", "-c", #"printf 'a\377b\n' >&2; printf 'c' >&2; exit 3"#], readAlong: { read += $0 })
      #expect(read == [0x61, 0xFF, 0x62, 0x0A, 0x63])
      #expect(ending.status == 3)
    }

    @Test("variables are added to those that there are")
    func variables() async throws {
      let ending = try await ChildProcess.run(
        ["sh", "-c", #"test "$BALLAST_TEST" = "a b" && test -n "$PATH""#],
        environment: ["BALLAST_TEST": "a b"])
      #expect(ending.status == 0)
    }

    @Test("a signal that is sent to this process reaches the program, which may end in its own way")
    func passedOn() async throws {
      var isReady = false
      let ending = try await ChildProcess.run(
        ["sh", "-c", "trap 'exit 9' TERM; echo ready >&2; while :; do sleep 0.05; done"],
        readAlong: { _ in
          if !isReady { kill(getpid(), SIGTERM) }
          isReady = true
        })
      #expect(ending.status == 9)
      #expect(ending.passedOn == SIGTERM)
      #expect(ending.wasStopped)
    }

    @Test("a signal that only tells something is passed on, and is no stop")
    func told() async throws {
      var isReady = false
      let ending = try await ChildProcess.run(
        ["sh", "-c", "trap 'exit 5' USR1; echo ready >&2; while :; do sleep 0.05; done"],
        readAlong: { _ in
          if !isReady { kill(getpid(), SIGUSR1) }
          isReady = true
        })
      #expect(ending.status == 5)
      #expect(!ending.wasStopped)
    }

    @Test("what this process ignores, the program ignores too, and a missing one is named still")
    func ignored() async throws {
      let earlier = signal(SIGHUP, SIG_IGN)
      defer { _ = signal(SIGHUP, earlier) }
      let words = ["sh", "-c", #"kill -HUP $$; kill -HUP "$1"; exit "$2""#, "sh"]
      let ending = try await ChildProcess.run(words + ["\(getpid())", "7"])
      #expect(ending.status == 7)
      #expect(ending.signal == nil)
      #expect(!ending.wasStopped)
      await #expect {
        try await ChildProcess.run(["no-such-program-of-ballast"])
      } throws: {
        ($0 as? LaunchError)?.description.hasPrefix("no-such-program-of-ballast: ") ?? false
      }
    }

    @Test("a program that is not there is named")
    func missing() async throws {
      await #expect {
        try await ChildProcess.run(["no-such-program-of-ballast"])
      } throws: {
        ($0 as? LaunchError)?.description.hasPrefix("no-such-program-of-ballast: ") ?? false
      }
    }
  }
}
