import Advisor
import Checks
import SparkMemory
import SparkSource

/// What one rule finds in a text.
func findings(
  of rule: String, in text: String, as format: SourceReader.Format = .sparkDefaults,
  spark: SparkVersion? = nil, manager: ClusterManager? = nil, deployMode: DeployMode? = nil,
  cluster: Cluster? = nil, yarnSite: [String: String]? = nil
) throws -> [LocatedFinding] {
  let checker = Checker(
    target: CheckTarget(
      version: spark, manager: manager, deployMode: deployMode, cluster: cluster),
    selection: try RuleSelection(select: [rule], ignore: []))
  let reading = SourceReader.read(SourceText(text, file: "file"), as: format)
  let site = yarnSite.map {
    SourceReader.read(SourceText(yarnSiteText($0), file: "yarn-site.xml"), as: .yarnSite)
  }
  return checker.check([reading] + [site].compactMap(\.self)).findings
}

/// A `yarn-site.xml`; names stand without `yarn.`.
func yarnSiteText(_ properties: [String: String]) -> String {
  let lines = properties.sorted { $0.key < $1.key }.map {
    "  <property><name>yarn.\($0.key)</name><value>\($0.value)</value></property>\n"
  }
  return "<configuration>\n" + lines.joined() + "</configuration>\n"
}

extension LocatedFinding {
  /// Where it is, as line and column.
  var at: String { "\(place.line):\(place.column)" }
}

extension SourceText {
  /// What stands at a place.
  func text(at place: SourcePlace) -> String { text(in: place.range) }
}
