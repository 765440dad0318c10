import SparkSource
import Testing

@Suite struct ClusterDescriptionErrorTests {
  @Test(
    arguments: [
      ("", "the description is empty; write nodes=8,cores=16,memory=128g or 8 x 16 cores 128g"),
      ("big", "'big' describes no cluster; write nodes=8"),
      ("8 x 16 cores", "describes no cluster; write"),
      ("nodes=8,cores=16", "memory is missing; write it as in nodes=8,cores=16,memory=128g"),
      ("nodes=8,memory=64g", "cores is missing"),
      ("cores=8,memory=64g", "nodes is missing"),
      ("nodes=0,cores=1,memory=1g", "nodes=0 is not a number from 1 to 100000"),
      ("nodes=99999999999999999999,cores=1,memory=1g", "is not a number"),
      ("nodes=1,cores=9999,memory=1g", "cores=9999 is not a number from 1 to 4096"),
      ("nodes=1,cores=1,memory=1.5g", "memory: '1.5g' is a fraction"),
      ("nodes=1,cores=1,memory=0", "memory=0 is below 1m"),
      ("nodes=1,cores=1,memory=1g,disk=3", "'disk' is unknown; write one of nodes, cores"),
      ("nodes=1,cores=1,memory=1g,memory=2g", "memory stands twice"),
      ("nodes=1,cores=1,memory=", "memory has no value"),
      ("nodes=1,cores,memory=1g", "'cores' is no word of a description"),
      ("2 x 8 cores 64g,reserved-cores=8", "reserved-cores=8 leaves no core"),
      ("2 x 8 cores 64g,reserved-memory=65g", "reserved-memory is 65 GiB, and a node has only"),
      ("2 x 8 cores 64g,allocatable=65g", "allocatable is 65 GiB"),
      ("2 x 8 cores 64g,allocatable=6g,reserved-memory=1g", "say the same; write one of them"),
      ("2 x 8 cores 64g,manager=mesos", "manager=mesos is unknown; write yarn, kubernetes or"),
      ("2 x 8 cores 64g,calculator=fair", "calculator=fair is unknown; write default or"),
      (
        "2 x 8 cores 64g,manager=kubernetes,increment=1g",
        "increment is YARN's; leave it out or write manager=yarn"
      ),
      (
        "2 x 8 cores 64g,max-allocation=512",
        "max-allocation is 512 MiB, below min-allocation of 1 GiB"
      ),
      (
        "1 x 8 cores 64g,manager=yarn;1 x 8 cores 64g,manager=standalone",
        "manager is yarn and standalone; write it once"
      ),
      ("1 x 8 cores 64g;", "the description is empty"),
      ("glue", "glue needs a worker; write glue:"),
      ("glue:G.3X,nodes=2", "AWS Glue has no worker 'G.3X' that is known here; write one of"),
      ("glue:G.2X", "nodes is missing; write it as in nodes=8"),
      ("glue:G.2X,nodes=2,memory=64g", "memory is fixed by glue; leave it out"),
      ("azure:big,nodes=2", "'azure' is no offering that is known here; write one of glue, emr"),
      ("emr-serverless:4", "emr-serverless has no worker '4'"),
      ("emr-serverless;emr-serverless", "emr-serverless has no kinds of nodes"),
      ("databricks:i3.xlarge,nodes=2", "write databricks:memory=64g,cores=8,nodes=4"),
      ("glue:G.2X,nodes=2;2 x 8 cores 64g", "one line describes one offering"),
    ])
  func saysWhatToWrite(text: String, problem: String) {
    let error = #expect(throws: SourceError.self) { try ClusterDescription(parsing: text) }
    let description = error?.description ?? ""
    #expect(description.hasPrefix("--cluster: "))
    #expect(description.contains(problem), "\(description)")
  }

  @Test func noLineTraps() {
    let pieces = ["8", "x", "cores", "=", ",", ";", ":", "g", "glue", "memory", "nodes", " ", "-1"]
    var seed: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<9 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((seed >> 33) % UInt64(pieces.count))]
      }
      _ = try? ClusterDescription(parsing: text)
    }
  }
}
