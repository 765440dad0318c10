import Advisor
import Report
import SparkMemory
import SparkProfile
import TestSupport

extension ExampleLog {
  func assessment(manager: ClusterManager? = nil) throws -> Assessment {
    Assessment(try profile(), manager: manager)
  }

  func prediction(
    _ changes: [String: String] = [:], dataFactor: Double = 1, manager: ClusterManager? = nil
  ) throws -> PredictionReport {
    PredictionReport(
      try assessment(manager: manager), changing: changes, dataFactor: dataFactor)
  }

  /// A sweep over one setting or several, given as on the command line.
  func sweep(
    _ ranges: [(ConfigurationKey, String)], fixed: [String: String] = [:], dataFactor: Double = 1
  ) throws -> PredictionSweep {
    let assessment = try assessment()
    let choices = try ranges.map { key, range in
      (key: key.name, values: try SettingSweep(key, range)?.values ?? [range])
    }
    let points = SettingSweep.combinations(of: choices) ?? []
    return PredictionSweep(
      keys: ranges.map(\.0.name),
      points: points.map {
        PredictionReport(
          assessment, changing: $0.merging(fixed) { new, _ in new }, dataFactor: dataFactor)
      })
  }
}
