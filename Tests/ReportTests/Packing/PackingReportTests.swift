import Foundation
import Report
import SparkMemory
import Testing

@Suite struct PackingReportTests {
  @Test(arguments: PackingFixture.allCases)
  func everyByteOfANodeIsSomewhere(fixture: PackingFixture) throws {
    let report = try fixture.report
    for group in report.groups {
      let taken = report.executor.granted * Int64(group.executors)
      #expect(group.reservedMemory + taken + group.idleMemory == group.memory)
      let most = group.byCores.map { min($0, group.byMemory) } ?? group.byMemory
      #expect(group.executors <= (group.countsCores ? most : group.byMemory))
    }
  }

  @Test(arguments: PackingFixture.allCases)
  func whatIsAskedForRunsOrWaits(fixture: PackingFixture) throws {
    let total = try fixture.report.total
    #expect(total.executors <= total.room)
    if let asked = total.asked { #expect(total.executors + total.pending == asked) }
    #expect(total.idleMemory <= total.usableMemory)
    #expect(total.idleCores <= total.usableCores)
    #expect(total.unified <= total.heap)
  }

  @Test(arguments: PackingFixture.allCases)
  func survivesJSON(fixture: PackingFixture) throws {
    let report = try fixture.report
    let text = try PackingJSONRenderer().render(report)
    #expect(try JSONDecoder().decode(PackingReport.self, from: Data(text.utf8)) == report)
  }

  @Test(arguments: PackingFixture.allCases, [TerminalStyle.plain, .coloured])
  func noLineIsWiderThan100Cells(fixture: PackingFixture, style: TerminalStyle) throws {
    let text = PackingTextRenderer(style: style).render(try fixture.report)
    for line in text.split(separator: "\n") {
      #expect(line.displayWidth <= PackingTextRenderer.lineWidth, "\(line)")
      #expect(line.last != " ")
    }
    #expect(!text.contains("big\u{1B}"))
  }

  @Test func yarnPromisesCoresThatDoNotExist() throws {
    let byMemory = try PackingFixture.yarn.report
    #expect(byMemory.groups.map(\.missingCores) == [50])
    #expect(byMemory.notes.contains { $0.contains("DominantResourceCalculator") })
    let dominant = try PackingFixture.dominant.report
    #expect(dominant.groups.map(\.executors) == [3])
    #expect(dominant.total.pending == 21)
    #expect(!dominant.notes.contains { $0.contains("DominantResourceCalculator") })
  }

  @Test func aDriverThatFitsNowhereIsSaid() throws {
    let report = try PackingFixture.mixed.report
    #expect(report.driver?.fits == false)
    #expect(report.total.executors == 0)
    #expect(report.notes.first?.contains("does not start") == true)
  }

  @Test func boundedCoresAreNoMissingBound() throws {
    let report = try PackingFixture.standalone.report
    #expect(report.total.askedCores == 40)
    #expect(report.total.slots == 40)
    #expect(!report.notes.contains { $0.contains("Nothing bounds") })
    let open = try PackingFixture.kubernetes.report
    #expect(open.notes.contains { $0.contains("Nothing bounds") })
  }

  @Test func defaultsOfAnOfferingAreNamedUnlessTheyAreSet() throws {
    let notes = try PackingFixture.serverless.report.notes
    #expect(notes.contains { $0.contains("spark.driver.memory=14g") })
    #expect(!notes.contains { $0.contains("spark.executor.memory=14g") })
  }

  @Test func numbersBeyondAllMachinesAreDrawn() throws {
    let huge = Node(memory: ByteSize(bytes: .max), cores: .max)
    let cluster = Cluster(groups: [.init(count: .max, node: huge)])
    let tiny = ExecutorShape(heap: ByteSize(bytes: 1), requested: ByteSize(bytes: 1), cores: 1)
    let report = try PackingReport(
      cluster: cluster, executor: tiny, configuration: SparkConfiguration(),
      environment: ClusterEnvironment(manager: .kubernetes))
    let text = PackingTextRenderer(style: .plain).render(report)
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 100 })
  }
}
