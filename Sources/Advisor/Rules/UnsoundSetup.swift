/// Settings that made no layout, or that had no effect.
struct UnsoundSetup: Rule {
  let name = "unsound-setup"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    assessment.setup.problems.map {
      finding(
        .note, .application, $0,
        remedy: "correct the setting; a heap is set before its JVM starts, by spark-submit or in "
          + "spark-defaults.conf, not by the program")
    }
  }
}
