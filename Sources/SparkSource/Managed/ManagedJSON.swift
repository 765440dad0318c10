internal import SparkMemory
internal import Yams

/// Settings in the JSON, or YAML, of managed offerings: EMR configurations, Databricks clusters and
/// jobs, Livy batches and sessions, Dataproc jobs and clusters.
///
/// Source: Amazon EMR, "Configure applications"; Databricks, Jobs and Clusters API, `spark_conf`;
/// Apache Livy, REST API; Dataproc, `SparkJob.properties` and "Cluster properties".
public enum ManagedJSON {
  /// The settings of a text, an offering's object each; none where there is none.
  public static func reading(of text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    let content = text.string
    guard ["spark", "executorMemory", "driverMemory"].contains(where: content.contains) else {
      return reading
    }
    let documents = YAMLDocuments(text)
    var reader = ManagedReader(documents: documents)
    for root in documents.roots { reader.visit(root, depth: 0) }
    reading.configurations = reader.found
    if let trouble = documents.trouble { reading.notes.append(trouble) }
    return reading
  }
}

/// Looks for the objects of offerings in a document.
private struct ManagedReader {
  let documents: YAMLDocuments
  private(set) var found: [WrittenConfiguration] = []

  /// Deeper than any of these forms.
  private static let greatestDepth = 16
  /// More objects than anybody writes by hand; aliases could make more of them.
  private static let mostObjects = 1_000
  /// More than a file of the greatest size has; aliases say a few lines a million times.
  private var left = 200_000

  init(documents: YAMLDocuments) { self.documents = documents }

  mutating func visit(_ node: YAMLNode, depth: Int) {
    left -= 1
    guard depth < Self.greatestDepth, found.count < Self.mostObjects, left > 0 else { return }
    if let list = node.sequence {
      for element in list { visit(element, depth: depth + 1) }
    }
    guard let object = node.mapping else { return }
    if let configuration = configuration(of: node) { found.append(configuration) }
    for (_, value) in object where value.scalar == nil { visit(value, depth: depth + 1) }
  }

  /// The settings that an object has itself.
  private func configuration(of node: YAMLNode) -> WrittenConfiguration? {
    var settings: [WrittenSetting] = []
    var manager: ClusterManager?
    if node["Classification"]?.string == "spark-defaults"
      || node["classification"]?.string == "spark-defaults"
    {
      settings = self.settings(of: node["Properties"] ?? node["properties"])
      manager = .yarn
    } else if node["spark_conf"] != nil {
      settings = self.settings(of: node["spark_conf"])
    } else if node["conf"] != nil,
      Self.livy.contains(where: { node[$0.name] != nil }) || node["file"] != nil
    {
      settings = self.settings(of: node["conf"]) + fields(of: node)
    } else {
      // A job of Dataproc has Spark's names, its cluster a prefix in front of them.
      settings = self.settings(of: node["properties"]).filter(\.isRead)
      manager = .yarn
    }
    guard !settings.isEmpty else { return nil }
    var result = WrittenConfiguration(
      .managed, in: documents.text, at: documents.place(of: node))
    result.settings = settings
    result.manager = manager
    return result
  }

  private func settings(of node: YAMLNode?) -> [WrittenSetting] {
    (node?.mapping ?? [:]).compactMap { key, value in
      guard let name = key.string else { return nil }
      let prefix = "spark:"
      let isPrefixed = name.hasPrefix(prefix)
      return setting(
        isPrefixed ? String(name.dropFirst(prefix.count)) : name, spelling: name, .conf, key, value)
    }
  }

  private func fields(of node: YAMLNode) -> [WrittenSetting] {
    (node.mapping ?? [:]).compactMap { key, value in
      guard let field = Self.livy.first(where: { $0.name == key.string }) else { return nil }
      return setting(field.key, spelling: field.name, .option, key, value)
    }
  }

  private func setting(
    _ name: String, spelling: String, _ way: WrittenSetting.Way, _ key: YAMLNode, _ value: YAMLNode
  ) -> WrittenSetting? {
    guard let text = value.scalar?.string else { return nil }
    let keyPlace = documents.place(of: key)
    let place = documents.place(of: value)
    let isHidden = ["{{", "${", "<%"].contains(where: text.contains)
    return WrittenSetting(
      key: name, value: isHidden ? nil : text, spelling: spelling, way: way, keyPlace: keyPlace,
      valuePlace: place.range.isEmpty ? keyPlace : place)
  }

  private static let livy = [
    (name: "driverMemory", key: ConfigurationKey.driverMemory.name),
    (name: "driverCores", key: ConfigurationKey.driverCores.name),
    (name: "executorMemory", key: ConfigurationKey.executorMemory.name),
    (name: "executorCores", key: ConfigurationKey.executorCores.name),
    (name: "numExecutors", key: ConfigurationKey.executorInstances.name),
  ]
}
