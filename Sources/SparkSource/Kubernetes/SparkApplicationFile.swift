internal import SparkMemory
internal import Yams

/// SparkApplications and ScheduledSparkApplications of the Kubernetes operator, `v1beta2`.
///
/// What the fields become, and that they come behind `sparkConf`, so that they count before it, is
/// written in `kubeflow/spark-operator`, `internal/controller/sparkapplication/submission.go`.
public enum SparkApplicationFile {
  /// The applications of a YAML text; none where there is none.
  public static func reading(of text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    guard kinds.contains(where: text.string.contains) else { return reading }
    let documents = YAMLDocuments(text)
    for root in documents.roots {
      guard let spec = specification(in: root) else { continue }
      var reader = SparkApplicationReader(documents: documents, spec: spec)
      reading.configurations.append(reader.configuration())
    }
    if let trouble = documents.trouble { reading.notes.append(trouble) }
    return reading
  }

  /// The specification of an application; nil for any other document.
  static func specification(in root: YAMLNode) -> YAMLNode? {
    guard let kind = root["kind"]?.string, kinds.contains(kind) else { return nil }
    let spec = kind == "SparkApplication" ? root["spec"] : root["spec"]?["template"]
    return spec?.mapping == nil ? nil : spec
  }

  private static let kinds: Set = ["SparkApplication", "ScheduledSparkApplication"]
}

/// Reads the specification of one application.
private struct SparkApplicationReader {
  let documents: YAMLDocuments
  let spec: YAMLNode
  private var result: WrittenConfiguration

  init(documents: YAMLDocuments, spec: YAMLNode) {
    self.documents = documents
    self.spec = spec
    result = WrittenConfiguration(
      .sparkApplication, in: documents.text, at: documents.place(of: spec))
  }

  mutating func configuration() -> WrittenConfiguration {
    result.manager = .kubernetes
    if let type = spec["type"]?.string { result.isPython = type == "Python" }
    result.sparkVersion = spec["sparkVersion"]?.string.flatMap { SparkVersion($0) }
    for (key, value) in spec["sparkConf"]?.mapping ?? [:] {
      guard let name = key.string else { continue }
      add(name, spelling: name, .conf, key: key, value: value)
    }
    for (key, value) in spec.mapping ?? [:] {
      guard let name = key.string else { continue }
      add(name, key: key, value: value)
      for (inner, below) in value.mapping ?? [:] {
        inner.string.map { add(name, $0, key: inner, value: below) }
      }
    }
    return result
  }

  private mutating func add(_ path: String..., key: YAMLNode, value: YAMLNode) {
    guard let field = SparkApplicationFile.fields.first(where: { $0.path == path }) else { return }
    add(field.key, spelling: path.last ?? field.key, .option, key: key, value: value)
  }

  private mutating func add(
    _ name: String, spelling: String, _ way: WrittenSetting.Way, key: YAMLNode, value: YAMLNode
  ) {
    guard let text = value.scalar?.string else { return }
    let keyPlace = documents.place(of: key)
    let place = documents.place(of: value)
    let lines = documents.text.wholeLines(keyPlace.range.lowerBound..<place.range.upperBound)
    result.settings.append(
      WrittenSetting(
        key: name, value: TemplateText.value(of: text, in: documents.text), spelling: spelling,
        way: way,
        keyPlace: keyPlace, valuePlace: place.range.isEmpty ? keyPlace : place,
        removal: documents.text.place(lines)))
  }
}
