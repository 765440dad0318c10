import SparkMemory
import SparkProfile

/// The limit of Python workers, where there is one and they ran into it.
struct PySparkFit {
  let size: ByteSize
  let reason: String

  init?(_ assessment: Assessment) {
    guard let now = assessment.setup.executor?.pySpark, now > .zero,
      let failure = assessment.failures.executors[.pythonWorker]
    else { return nil }
    size = now.scaled(by: StepAfterFailure.factor).roundedForPeople()
    reason = "Python workers ran into their limit (\(failure.extent))"
  }
}
