import Advisor
import Testing

@testable import TrialAccuracy

@Suite struct CalibratedConstantTests {
  @Test("there is one for each constant that there is, under its name")
  func complete() {
    let fields = Mirror(reflecting: Calibration()).children.compactMap(\.label)
    #expect(CalibratedConstant.all.map(\.name) == fields)
  }

  @Test(
    "the present value is tried, and others on both sides of it", arguments: CalibratedConstant.all)
  func values(_ constant: CalibratedConstant) {
    let values = constant.values
    #expect(values == values.sorted() && Set(values).count == values.count && values.count >= 5)
    #expect(values.contains(constant.present))
    #expect(values.contains { $0 < constant.present } && values.contains { $0 > constant.present })
  }

  @Test(
    "where nothing tells, another value than the present one is taken",
    arguments: CalibratedConstant.all)
  func noPeeking(_ constant: CalibratedConstant) {
    let variation = Variation(constant, losses: constant.values.map { _ in ["a": 1, "b": 1] })
    #expect(variation.value() != constant.present)
  }

  @Test("each is set by itself", arguments: CalibratedConstant.all)
  func setting(_ constant: CalibratedConstant) {
    for value in constant.values {
      var calibration = Calibration()
      constant.set(value, &calibration)
      #expect(constant.value(calibration) == value)
      #expect((calibration == Calibration()) == (value == constant.present))
      constant.set(constant.present, &calibration)
      #expect(calibration == Calibration())
    }
  }

  @Test("values have the digits that they need, and a unit")
  func texts() {
    let texts = CalibratedConstant.all.map { $0.text($0.values[1]) }
    #expect(
      texts == ["0.0625", "1.2", "60 MiB", "1", "3", "0.0625", "20 MiB", "0.025", "1.025", "0.4"])
  }
}
