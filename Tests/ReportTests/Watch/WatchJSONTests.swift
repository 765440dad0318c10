import Foundation
import TestSupport
import Testing
import Watch

@testable import Report

@Suite struct WatchJSONTests {
  private func object(_ text: String) throws -> [String: Any] {
    let any = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(any as? [String: Any])
  }

  @Test("A picture is one line of JSON that says what form it has")
  func oneLine() throws {
    let (state, time) = WatchedExample.state(name: "two\nlines \"quoted\"")
    let text = try WatchJSONRenderer().render(state.picture(at: time))
    #expect(text.hasSuffix("}\n"))
    #expect(text.count { $0 == "\n" } == 1)
    let object = try object(text)
    #expect(object["schema"] as? String == "ballast.watch/1")
    #expect(object["name"] as? String == "two\nlines \"quoted\"")
  }

  @Test("The form is as recorded")
  func golden() throws {
    var (state, time) = WatchedExample.state(executors: 1)
    _ = state.handle(.trouble(WatchTrouble(.passing, "nobody answers")), at: time + 2000)
    let text = try WatchJSONRenderer().render(state.picture(at: time + 3000))
    let any = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let pretty = try JSONSerialization.data(
      withJSONObject: any, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try expectGolden(String(decoding: pretty, as: UTF8.self) + "\n", "watch.json")
  }

  @Test("Every field is documented")
  func documented() throws {
    let page = try String(
      contentsOf: Checkout.root.appending(path: "docs/watch.md"), encoding: .utf8)
    var (state, time) = WatchedExample.state(executors: 1)
    _ = state.handle(.trouble(WatchTrouble(.passing, "nobody answers")), at: time + 2000)
    var names: Set<String> = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        names.formUnion(object.keys)
        object.values.forEach(collect)
      } else if let array = value as? [Any] {
        array.forEach(collect)
      }
    }
    collect(try object(try WatchJSONRenderer().render(state.picture(at: time))))
    for name in names.sorted() {
      #expect(page.contains("`\(name)`") || page.contains(".\(name)`"), "\(name)")
    }
    let metrics = WatchMetrics().text(of: state.picture(at: time))
    for line in metrics.split(separator: "\n") where line.hasPrefix("# TYPE ") {
      let name = line.split(separator: " ")[2]
      #expect(page.contains("`\(name)`"), "\(name)")
    }
  }

  @Test("What is not known is left out")
  func unknown() throws {
    let state = WatchState(source: "x", pace: Pace(interval: 1), patience: 1, time: 0)
    let object = try object(try WatchJSONRenderer().render(state.picture(at: 0)))
    #expect(object["phase"] as? String == "waiting")
    #expect(object["elapsed"] == nil)
    #expect((object["executors"] as? [Any])?.isEmpty == true)
  }
}
