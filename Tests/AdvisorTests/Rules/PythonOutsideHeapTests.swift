import Advisor
import SparkMemory
import Testing

@Suite struct PythonOutsideHeapTests {
  private func answer(_ master: String, python: ByteSize) -> Answer {
    var run = Run(master: master)
    run.sample(heap: .gibibytes(6), resident: .gibibytes(7), python: python)
    return run.answer()
  }

  @Test func moreThanTheOverheadIsAWarning() {
    let finding = answer("yarn", python: .gibibytes(2)).finding("python-outside-heap")
    #expect(finding?.severity == .warning)
    #expect(finding?.message.contains("the container has 819 MiB beside the heap") == true)
  }

  @Test func elsewhereItIsANote() {
    let finding = answer("spark://h:7077", python: .gibibytes(2)).finding("python-outside-heap")
    #expect(finding?.severity == .note)
    #expect(finding?.remedy.contains("--manager yarn") == true)
    #expect(
      answer("yarn", python: .mebibytes(400)).finding("python-outside-heap")?.severity == .note)
  }

  @Test func littleIsNotSpokenOf() {
    #expect(answer("yarn", python: .mebibytes(383)).finding("python-outside-heap") == nil)
  }
}
