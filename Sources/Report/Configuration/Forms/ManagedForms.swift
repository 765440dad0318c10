#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `spark_conf` of a cluster of Databricks, and of a `new_cluster` of a job.
struct DatabricksForm: PasteForm {
  func text(_ content: PasteContent) throws -> String {
    try JSONText.of(["spark_conf": content.values])
  }
}

/// Configurations of a cluster of EMR on EC2.
struct EMRForm: PasteForm {
  private struct Classification: Encodable {
    let classification = "spark-defaults"
    let properties: [String: String]

    enum CodingKeys: String, CodingKey {
      case classification = "Classification"
      case properties = "Properties"
    }
  }

  func text(_ content: PasteContent) throws -> String {
    try JSONText.of([Classification(properties: content.values)])
  }
}

/// `configurationOverrides` of a job run of EMR Serverless.
///
/// A map takes every value as it is; `sparkSubmitParameters` would have to be split into words.
struct EMRServerlessForm: PasteForm {
  private struct Classification: Encodable {
    let classification = "spark-defaults"
    let properties: [String: String]
  }

  func text(_ content: PasteContent) throws -> String {
    try JSONText.of([
      "configurationOverrides": [
        "applicationConfiguration": [Classification(properties: content.values)]
      ]
    ])
  }
}

/// A job of Dataproc, with its properties.
struct DataprocForm: PasteForm {
  func text(_ content: PasteContent) throws -> String {
    let job = content.subject.isPython ? "pysparkJob" : "sparkJob"
    return try JSONText.of([job: ["properties": content.values]])
  }
}

/// A file of Terraform, as JSON, with a map that resources of any provider take.
///
/// `spark_conf = local.spark_conf` of `databricks_cluster`, `properties = local.spark_conf` of
/// `google_dataproc_job`, `jsonencode([{Classification = "spark-defaults", Properties =
/// local.spark_conf}])` of `aws_emr_cluster`: no two of them have a resource in common.
struct TerraformForm: PasteForm {
  private struct Document: Encodable {
    let comment: String
    let locals: [String: [String: String]]

    enum CodingKeys: String, CodingKey {
      case comment = "//"
      case locals
    }
  }

  func text(_ content: PasteContent) throws -> String {
    try JSONText.of(
      Document(
        comment: Self.escaped(content.header.joined(separator: " ")),
        locals: ["spark_conf": content.values.mapValues(Self.escaped)]))
  }

  /// Texts in Terraform's JSON are templates.
  private static func escaped(_ value: String) -> String {
    value.replacing("${", with: "$${").replacing("%{", with: "%%{")
  }
}

extension PasteContent {
  /// The settings by name.
  var values: [String: String] {
    Dictionary(lines.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

/// JSON as this project writes it.
enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
