internal import SparkMemory
internal import SparkSource

/// Arguments of Airflow's SparkSubmitOperator, as Python.
///
/// Source: `airflow/providers/apache/spark/operators/spark_submit.py`.
struct AirflowForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    var lines = content.header.map { "# \($0)" }
    lines += [
      "from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator", "",
      "SparkSubmitOperator(", "    task_id=...,", "    application=...,",
    ]
    var others: [PasteSubject.Line] = []
    for line in content.lines {
      guard let argument = Self.argument(for: line, on: content.subject.manager) else {
        others.append(line)
        continue
      }
      lines += ["    # \(PasteContent.comment(line.reason))", "    \(argument),"]
    }
    if !others.isEmpty {
      lines.append("    conf={")
      for line in others {
        lines += [
          "        # \(PasteContent.comment(line.reason))",
          "        \(line.key.literal): \(line.value.literal),",
        ]
      }
      lines.append("    },")
    }
    return (lines + [")"]).joined(separator: "\n") + "\n"
  }

  private static func argument(
    for line: PasteSubject.Line, on manager: ClusterManager
  ) -> String? {
    guard let (name, option, isCount) = arguments[line.key],
      SubmitCommand.reasonIgnored(option, manager: manager, deployMode: nil) == nil
    else { return nil }
    if !isCount { return "\(name)=\(line.value.literal)" }
    return Int32(line.value).map { "\(name)=\($0)" }
  }

  private static let arguments: [String: (name: String, option: String, isCount: Bool)] = [
    ConfigurationKey.driverMemory.name: ("driver_memory", "--driver-memory", false),
    ConfigurationKey.executorMemory.name: ("executor_memory", "--executor-memory", false),
    ConfigurationKey.executorCores.name: ("executor_cores", "--executor-cores", true),
    ConfigurationKey.executorInstances.name: ("num_executors", "--num-executors", true),
  ]
}
