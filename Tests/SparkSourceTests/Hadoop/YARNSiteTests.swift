import SparkMemory
import SparkSource
import Testing

@Suite struct YARNSiteTests {
  private func text(_ properties: KeyValuePairs<String, String>) -> SourceText {
    let lines = properties.map {
      "<property><name>yarn.\($0.key)</name><value>\($0.value)</value></property>"
    }
    return SourceText(
      "<configuration>" + lines.joined() + "</configuration>", file: "yarn-site.xml")
  }

  @Test("containers, machines and checks are read")
  func reads() throws {
    let site = try #require(
      YARNSite(
        text([
          "scheduler.minimum-allocation-mb": "512", "scheduler.maximum-allocation-mb": "8192",
          "scheduler.maximum-allocation-vcores": "4", "nodemanager.resource.memory-mb": "6144",
          "nodemanager.resource.cpu-vcores": "8", "nodemanager.pmem-check-enabled": "false",
          "nodemanager.vmem-check-enabled": "TRUE",
        ])))
    #expect(site.memoryLimit?.name == "yarn.nodemanager.resource.memory-mb")
    #expect(site.memoryLimit?.value == 6144)
    #expect(site.vcoresLimit?.value == 4)
    #expect(site.checksMemory == false)
    #expect(site.checksVirtualMemory == true)
    let cluster = site.cluster
    #expect(cluster.manager == .yarn)
    #expect(cluster.allocation.minimum == .mebibytes(512))
    #expect(cluster.allocation.increment == .mebibytes(512))
    #expect(cluster.allocation.maximum == .mebibytes(6144))
    #expect(cluster.groups.map(\.node) == [Node(memory: .gibibytes(6), cores: 8)])
  }

  @Test("the FairScheduler has a step of its own")
  func increment() throws {
    let site = try #require(YARNSite(text(["scheduler.increment-allocation-mb": "256"])))
    #expect(site.cluster.allocation.increment == .mebibytes(256))
    #expect(site.cluster.allocation.maximum == nil)
  }

  @Test("numbers that nobody can have are not taken")
  func nonsense() {
    for value in ["-1", "0", "8g", "", "99999999999999999999", "9223372036854775807", "${x}"] {
      #expect(YARNSite(text(["scheduler.maximum-allocation-mb": value])) == nil, "\(value)")
    }
  }

  @Test("a file is told by what it says")
  func format() {
    let site = text(["scheduler.maximum-allocation-mb": "8192"])
    #expect(SourceReader.format(of: site) == .yarnSite)
    #expect(!SourceReader.read(site, as: .yarnSite).isEmpty)
    let other = SourceText(
      "<configuration><property><name>fs.defaultFS</name><value>x</value></property>"
        + "</configuration>", file: "core-site.xml")
    #expect(SourceReader.format(of: other) == nil)
  }
}
