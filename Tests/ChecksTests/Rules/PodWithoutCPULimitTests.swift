import Advisor
import Checks
import SparkMemory
import Testing

@Suite struct PodWithoutCPULimitTests {
  private let request = "spark.kubernetes.executor.request.cores 2"

  @Test("a request without a limit is a note")
  func fires() throws {
    #expect(
      try findings(of: "BM116", in: request, manager: .kubernetes).map(\.severity) == [.note])
  }

  @Test("with a limit, without a request, and elsewhere it is silent")
  func nearMiss() throws {
    let limit = "spark.kubernetes.executor.limit.cores 2"
    #expect(try findings(of: "BM116", in: "\(request)\n\(limit)", manager: .kubernetes).isEmpty)
    #expect(try findings(of: "BM116", in: limit, manager: .kubernetes).isEmpty)
    #expect(try findings(of: "BM116", in: request, manager: .yarn).isEmpty)
  }
}
