public import Advisor
import SparkMemory
import SparkProfile

/// What a run shows, and what is recommended for the next one.
public struct RunVerdict: Sendable {
  /// What ran and what it needed, with the earlier runs of the job.
  public let assessment: Assessment
  /// The configuration for the next run.
  public let fit: Fit

  /// Judges a run.
  ///
  /// - Parameter assessment: What ran and what it needed.
  public init(_ assessment: Assessment) {
    self.assessment = assessment
    fit = Fit(assessment, aim: .balanced)
  }
}
