import TestSupport
import Testing

@Suite struct ClusterOptionTests {
  @Test("fit and predict size for the machines that are described", arguments: ["fit", "predict"])
  func machines(command: String) throws {
    let log = ExampleLog.overProvisioned.path
    let roomy = try runBallast(command, log, "--cluster", "4 x 16 cores 64g")
    #expect(roomy.status == 0)
    #expect(roomy.errors.isEmpty)
    #expect(try roomy.output != runBallast(command, log).output)
  }

  @Test("fit says how they are filled")
  func filled() throws {
    let result = try runBallast(
      "fit", ExampleLog.overProvisioned.path, "--cluster", "nodes=4,cores=16,memory=64g",
      "--manager", "kubernetes")
    #expect(result.output.contains("The cluster runs"))
    #expect(result.output.contains("Configuration for kubernetes"))
  }

  @Test(
    "a line that describes none ends with status 2 and one line",
    arguments: [
      ["--cluster", "nonsense"], ["--cluster", ""],
      ["--cluster", "4 x 16 cores 64g, manager=yarn", "--manager", "kubernetes"],
      ["--cluster", "4 x 16 cores 64g", "--manager", "local"], ["--cluster", "emr-serverless"],
    ])
  func refused(arguments: [String]) throws {
    for command in ["fit", "predict"] {
      let result = try run(try Checkout.ballast, [command, ExampleLog.spill.path] + arguments)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("ballast \(command): --cluster"), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }
}
