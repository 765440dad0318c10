import Advisor
import SparkMemory
import Testing

@testable import Report

@Suite struct NeedGaugeTests {
  private func gauge(_ low: Int64, _ high: Int64?, of size: Int64, scale: Int64) -> String {
    NeedGauge(
      Bracket(low: .mebibytes(low), high: high.map { .mebibytes($0) }), of: .mebibytes(size),
      scale: .mebibytes(scale)
    ).rendered(width: 11, style: .plain)
  }

  @Test("a need within the memory leaves room before the mark")
  func within() {
    #expect(gauge(20, 50, of: 100, scale: 100) == "██▒▒▒·····│")
    #expect(gauge(20, 50, of: 50, scale: 100) == "██▒▒▒│     ")
  }

  @Test("what is missing stands to the right of the mark")
  func beyond() {
    #expect(gauge(20, 100, of: 50, scale: 100) == "██▒▒▒│▒▒▒▒▒")
    #expect(gauge(80, 100, of: 50, scale: 100) == "█████│███▒▒")
  }

  @Test("what is missing is seen, however little it is, and what is not missing is not")
  func barely() {
    #expect(gauge(20, 101, of: 100, scale: 101) == "██▒▒▒▒▒▒▒│▒")
    #expect(gauge(20, 51, of: 50, scale: 100) == "██▒▒▒│▒    ")
    #expect(gauge(101, 101, of: 100, scale: 101) == "█████████│█")
    #expect(gauge(100, 100, of: 100, scale: 101) == "██████████│")
  }

  @Test("a need without an upper end has an arrow at the end")
  func open() {
    #expect(gauge(20, nil, of: 50, scale: 100) == "██▒▒▒│▒▒▒▒→")
  }

  @Test("no evidence draws no need, and no need draws none")
  func none() {
    let empty = "··········│"
    #expect(
      NeedGauge(nil, of: .mebibytes(1), scale: .mebibytes(1)).rendered(width: 11, style: .plain)
        == empty)
    #expect(gauge(0, 0, of: 100, scale: 100) == empty)
  }

  @Test("a need of a byte is seen")
  func least() {
    let gauge = NeedGauge(
      Bracket(low: ByteSize(bytes: 1), high: ByteSize(bytes: 1)), of: .gibibytes(8),
      scale: .gibibytes(8))
    #expect(gauge.rendered(width: 11, style: .plain) == "█·········│")
  }

  @Test("the line is as wide as asked for, whatever the sizes", arguments: [2, 3, 8, 30, 100])
  func width(_ width: Int) {
    let sizes: [Int64] = [.min, -1, 0, 1, 1 << 30, .max]
    for low in sizes {
      for high in sizes.map(Optional.some) + [nil] {
        for size in sizes {
          let need = Bracket(low: ByteSize(bytes: low), high: high.map { ByteSize(bytes: $0) })
          let size = ByteSize(bytes: size)
          for scale in [NeedGauge.scale(need, of: size), .zero] {
            let text = NeedGauge(need, of: size, scale: scale)
              .rendered(width: width, style: .plain)
            #expect(text.count == width)
          }
        }
      }
    }
  }

  @Test("colours say what is missing: red what surely is, yellow what may be")
  func colours() {
    let gauge = NeedGauge(
      Bracket(low: .mebibytes(80), high: .mebibytes(100)), of: .mebibytes(50),
      scale: .mebibytes(100))
    let text = gauge.rendered(width: 11, style: .coloured)
    #expect(text == "\u{1B}[32m█████\u{1B}[0m│\u{1B}[31m███\u{1B}[0m\u{1B}[33m▒▒\u{1B}[0m")
  }
}
