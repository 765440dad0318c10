import Advisor
import Checks
import SparkMemory
import SparkSource

/// What one rule finds in a text.
func findings(
  of rule: String, in text: String, as format: SourceReader.Format = .sparkDefaults,
  spark: SparkVersion? = nil, manager: ClusterManager? = nil, deployMode: DeployMode? = nil
) throws -> [LocatedFinding] {
  let checker = Checker(
    target: CheckTarget(version: spark, manager: manager, deployMode: deployMode),
    selection: try RuleSelection(select: [rule], ignore: []))
  let reading = SourceReader.read(SourceText(text, file: "file"), as: format)
  return checker.check([reading]).findings
}

extension LocatedFinding {
  /// Where it is, as line and column.
  var at: String { "\(place.line):\(place.column)" }
}

extension SourceText {
  /// What stands at a place.
  func text(at place: SourcePlace) -> String { text(in: place.range) }
}
