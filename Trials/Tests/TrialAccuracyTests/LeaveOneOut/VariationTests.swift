import Advisor
import Testing

@testable import TrialAccuracy

@Suite struct VariationTests {
  /// The values of `leastResultCopies` are 0 to 4, and 1 is the present one.
  private func variation(_ losses: [[String: Double]]) throws -> Variation {
    let constant = try #require(CalibratedConstant.all.first { $0.name == "leastResultCopies" })
    return Variation(constant, losses: losses)
  }

  @Test("each workload is given the value that the others choose, and loses by that")
  func leftOut() throws {
    let other = ["a": 9.0, "b": 9.0]
    let variation = try variation([["a": 0, "b": 5], ["a": 4, "b": 1], other, other, other])
    #expect(variation.value() == 0 || variation.value() == 1)
    #expect(variation.value(without: "a") == 1)
    #expect(variation.value(without: "b") == 0)
    #expect(variation.lossLeftOut(of: ["a", "b"]) == 4 + 5)
  }

  @Test("a constant without values stays as it is")
  func none() throws {
    let variation = try variation([])
    #expect(variation.value() == 1)
    #expect(variation.lossLeftOut(of: ["a"]) == 0)
  }

  @Test("all of several constants are set as the others choose them")
  func together() throws {
    let first = try variation([0, 1, 2, 3, 4].map { ["a": $0 == 3 ? 0 : 1, "b": $0] })
    let constant = try #require(CalibratedConstant.all.first { $0.name == "writtenShare" })
    let second = Variation(constant, losses: constant.values.map { ["a": $0, "b": 1 - $0] })
    let calibration = LeaveOneOut.calibration([first, second], without: "b")
    #expect(calibration.leastResultCopies == 3 && calibration.writtenShare == 0.25)
    #expect(LeaveOneOut.calibration([first, second], without: "a").writtenShare == 1)
  }
}
