internal import SparkMemory
internal import Yams

/// Looks for the objects of offerings in a document.
struct ManagedReader {
  let documents: YAMLDocuments
  private(set) var found: [WrittenConfiguration] = []
  private(set) var notes: [SourceNote] = []
  /// Bytes of inner texts that are still looked at; an alias may name a large one many times.
  private var textBudget = 8 << 20

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
      visitArguments(Array(list), prefix: nil)
      for element in list { visit(element, depth: depth + 1) }
    }
    guard let object = node.mapping else { return }
    if let driver = node["jobDriver"], let overrides = node["configurationOverrides"] {
      return visitJobRun(driver, overrides: overrides, depth: depth + 1)
    }
    if let parameters = node["spark_submit_task"]?["parameters"]?.sequence {
      visitArguments(Array(parameters), prefix: "spark-submit ")
    }
    if let configuration = configuration(of: node) { found.append(configuration) }
    for (key, value) in object where found.count < Self.mostObjects {
      if value.scalar == nil {
        visit(value, depth: depth + 1)
      } else if let name = key.string {
        visitText(value, named: name)
      }
    }
  }

  /// A job run of EMR Serverless or EMR on EKS: one application, whose parameters count before the
  /// configuration that is meant as its `spark-defaults.conf`.
  private mutating func visitJobRun(_ driver: YAMLNode, overrides: YAMLNode, depth: Int) {
    var parts = [ManagedReader(documents: documents), ManagedReader(documents: documents)]
    parts[0].left = left
    parts[0].visit(driver, depth: depth)
    parts[1].left = parts[0].left
    parts[1].visit(overrides, depth: depth)
    left = parts[1].left
    notes += parts.flatMap(\.notes)
    let weaker = parts[1].found.flatMap(\.settings).map { setting in
      var setting = setting
      setting.way = .property
      return setting
    }
    guard var run = parts[0].found.first ?? parts[1].found.first else { return }
    run.settings = weaker + parts[0].found.flatMap(\.settings)
    found.append(run)
  }

  /// The settings that an object has itself.
  private func configuration(of node: YAMLNode) -> WrittenConfiguration? {
    var settings: [WrittenSetting] = []
    var manager: ClusterManager?
    if node["Classification"]?.string == "spark-defaults" {
      settings = self.settings(of: node["Properties"])
      manager = .yarn
    } else if node["classification"]?.string == "spark-defaults" {
      // EMR Serverless and EMR on EKS write it small; EMR on EC2 takes both.
      settings = self.settings(of: node["properties"])
    } else if let map = Self.maps.lazy.compactMap({ node[$0] }).first(where: { $0.mapping != nil })
    {
      settings = self.settings(of: map)
    } else if (node["conf"]?.mapping ?? [:]).contains(where: {
      $0.key.string?.hasPrefix("spark.") == true
    }) || ManagedJSON.livyFields.flatMap(\.path).contains(where: { node[$0] != nil }) {
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

  /// Maps of settings: Databricks' own, and what charts call them.
  private static let maps = [
    "spark_conf", "sparkConf", "sparkProperties", "spark-conf", "sparkConfig", "spark_properties",
  ]

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
      guard let name = key.string,
        let field = ManagedJSON.livyFields.first(where: { $0.path == [name] })
      else { return nil }
      return setting(field.key, spelling: name, .option, key, value)
    }
  }

  private func setting(
    _ name: String, spelling: String, _ way: WrittenSetting.Way, _ key: YAMLNode, _ value: YAMLNode
  ) -> WrittenSetting? {
    guard let text = value.scalar?.string else { return nil }
    let keyPlace = documents.place(of: key)
    let place = documents.place(of: value)
    return WrittenSetting(
      key: name, value: TemplateText.value(of: text, in: documents.text), spelling: spelling,
      way: way, keyPlace: keyPlace, valuePlace: place.range.isEmpty ? keyPlace : place)
  }
}

extension ManagedReader {
  /// Texts that hold a form of their own: a command, or a whole properties file.
  private mutating func visitText(_ node: YAMLNode, named name: String) {
    textBudget -= node.scalar?.string.utf8.count ?? 0
    guard textBudget >= 0 else { return }
    var reading: SourceReading
    if name == "sparkSubmitParameters" {
      guard let inner = documents.embedded(node, prefix: "spark-submit ") else { return }
      reading = inner.lifted(SubmitScript.reading(of: inner.text))
      for index in reading.configurations.indices { reading.configurations[index].kind = .managed }
    } else if name.hasSuffix(".conf") || name.hasSuffix(".properties") {
      guard node.scalar?.string.contains("spark.") == true, let inner = documents.embedded(node)
      else { return }
      reading = inner.lifted(PropertiesFile.reading(of: inner.text))
    } else {
      return
    }
    for index in reading.configurations.indices {
      reading.configurations[index].hideTemplates()
    }
    found += reading.configurations.filter { $0.settings.contains(where: \.isRead) }
    notes += reading.notes
  }
}

extension ManagedReader {
  /// The words of a command, of which the first is the program unless that is known.
  private mutating func visitArguments(_ words: [YAMLNode], prefix: String?) {
    guard words.count > 1, prefix != nil || words.first?.string.map(SubmitCommand.isProgram) == true
    else { return }
    textBudget -= words.reduce(0) { $0 + ($1.scalar?.string.utf8.count ?? 0) }
    guard textBudget >= 0 else { return }
    let parts = words.compactMap { documents.embedded($0) }
    guard parts.count == words.count else { return }
    guard let line = EmbeddedText(words: parts, prefix: prefix ?? "") else { return }
    var reading = line.lifted(SubmitScript.reading(of: line.text))
    for index in reading.configurations.indices { reading.configurations[index].hideTemplates() }
    found += reading.configurations.filter { $0.settings.contains(where: \.isRead) }
    notes += reading.notes
  }
}

extension WrittenConfiguration {
  fileprivate mutating func hideTemplates() {
    for index in settings.indices {
      settings[index].value = settings[index].value.flatMap { TemplateText.value(of: $0, in: text) }
    }
  }
}
