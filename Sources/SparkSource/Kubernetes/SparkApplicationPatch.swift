internal import Yams

extension SparkApplicationFile {
  /// A merge patch for a SparkApplication, `v1beta2`: fields where there are some for a setting, and
  /// `sparkConf` for the rest.
  ///
  /// It names no object, so that `kubectl patch sparkapplication NAME --type merge --patch-file FILE`
  /// takes it for any.
  /// - Parameter settings: The settings in the order in which they are to stand.
  /// - Returns: The YAML, with a line break at its end.
  /// - Throws: Only what the emitter throws, which no such tree does.
  public static func patch(_ settings: [(key: String, value: String)]) throws -> String {
    var spec: [(String, YAMLNode)] = []
    for entry in settings {
      let field = fields.first { $0.key == entry.key && $0.takes(entry.value) }
      let path = field?.path ?? ["sparkConf", entry.key]
      set(scalar(entry.value, as: field?.value), at: path[...], in: &spec)
    }
    let root = mapping([
      ("apiVersion", plain("sparkoperator.k8s.io/v1beta2")), ("kind", plain("SparkApplication")),
      ("spec", mapping(spec)),
    ])
    return try serialize(node: root, width: -1, allowUnicode: true)
  }

  private static func set(
    _ value: YAMLNode, at path: ArraySlice<String>, in pairs: inout [(String, YAMLNode)]
  ) {
    guard let name = path.first else { return }
    let index = pairs.firstIndex { $0.0 == name }
    var node = value
    if path.count > 1 {
      var below =
        index.map { pairs[$0].1.mapping ?? [:] }?.map { ($0.key.string ?? "", $0.value) } ?? []
      set(value, at: path.dropFirst(), in: &below)
      node = mapping(below)
    }
    if let index { pairs[index].1 = node } else { pairs.append((name, node)) }
  }

  private static func mapping(_ pairs: [(String, YAMLNode)]) -> YAMLNode {
    .mapping(
      Node.Mapping(pairs.map { (plain($0.0), $0.1) }, .implicit, pairs.isEmpty ? .flow : .block))
  }

  private static func plain(_ text: String) -> YAMLNode { .scalar(Node.Scalar(text, .implicit)) }

  /// Every text is quoted: `8` and `true` under `sparkConf` are texts, and a size may look like a
  /// number to another reader.
  private static func scalar(_ text: String, as kind: SettingField.Value?) -> YAMLNode {
    guard kind ?? .text == .text else { return plain(text) }
    return .scalar(Node.Scalar(text, Tag(.str), .doubleQuoted))
  }
}
