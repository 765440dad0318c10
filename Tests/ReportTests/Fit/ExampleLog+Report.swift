import Report
import SparkEventLog
import SparkProfile
import TestSupport

extension ExampleLog {
  func profile() throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: path))
  }

  func report() throws -> FitReport {
    FitReport(try profile())
  }
}
