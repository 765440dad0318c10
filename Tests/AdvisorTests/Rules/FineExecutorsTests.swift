import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct FineExecutorsTests {
  private func answer(
    master: String = "yarn", executors: Int = 10, cores: Int = 1, heap: ByteSize = .mebibytes(896)
  ) -> Answer {
    var run = Run(master: master, executors: executors, cores: cores, heap: heap)
    run.sample(heap: .mebibytes(500), unified: .mebibytes(100))
    return run.answer()
  }

  @Test("executors of which half is not for tasks are told, with what is")
  func finds() {
    let answer = answer()
    let finding = answer.finding("fine-executors")
    #expect(
      finding?.message == "10 executors of \(ByteSize.mebibytes(896 + 384)) with 1 core each: "
        + "684 MiB of every one is not for tasks")
    #expect(
      finding?.evidence.first?.figure
        == "300 MiB reserved of the heap, 384 MiB of overhead for the JVM")
    expectCoherence(of: answer)
  }

  @Test("with half of it for tasks, few of them, or cores to share it, it is silent")
  func silent() {
    #expect(answer(heap: .gibibytes(1)).finding("fine-executors") == nil)
    #expect(answer(executors: 4).finding("fine-executors") == nil)
    #expect(answer(executors: 5).finding("fine-executors") != nil)
    #expect(answer(cores: 2).finding("fine-executors") != nil)
    #expect(answer(cores: 3).finding("fine-executors") == nil)
  }

  @Test("without containers only the heap counts")
  func standalone() {
    let master = "spark://host:7077"
    #expect(answer(master: master).finding("fine-executors") == nil)
    let small = answer(master: master, heap: .mebibytes(600)).finding("fine-executors")
    #expect(small?.evidence.first?.figure == "300 MiB reserved of the heap")
  }

  @Test("the remedy is what the fit does, where it joins them")
  func remedy() {
    for executors in [6, 10, 40] {
      let answer = answer(executors: executors)
      let isJoined = answer.fit.slots > answer.assessment.setup.slots
      #expect(
        answer.finding("fine-executors")?.remedy.contains("as recommended") == isJoined,
        "\(executors)")
    }
  }
}
