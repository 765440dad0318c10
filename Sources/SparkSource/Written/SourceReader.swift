/// Tells what a text is, and reads it.
public enum SourceReader {
  /// A form in which settings are written.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A `spark-defaults.conf`, or any properties file.
    case sparkDefaults = "spark-defaults"
    /// A shell script or a Makefile with spark-submit lines.
    case sparkSubmit = "spark-submit"
    /// SparkApplications of the Kubernetes operator, values of charts, ConfigMaps, and what else is
    /// written as JSON.
    case yaml
    /// JSON of EMR, EMR Serverless, Databricks, Livy or Dataproc.
    case json
    /// `SET` commands, hints and caches of SQL.
    case sql
    /// A `yarn-site.xml`, which has limits for what is checked with it.
    case yarnSite = "yarn-site"
    /// A program of Python for Spark, or one that schedules jobs of Spark.
    case python
    /// A program of Scala.
    case scala
    /// A program of Java.
    case java
    /// A program of R.
    case r
    /// A notebook of Jupyter.
    case notebook
  }

  /// The form of a file, by its name and by what it says; nil where nothing here reads it.
  public static func format(of text: SourceText) -> Format? {
    let name = String(text.file.split(separator: "/").last ?? "")
    let parts = name.split(separator: ".")
    let ending = parts.count > 1 ? parts.last?.lowercased() : nil
    if ["yaml", "yml"].contains(ending) {
      let reading = read(text, as: .yaml)
      return reading.configurations.isEmpty && !isBroken(reading) ? nil : .yaml
    }
    if ending == "json" {
      return ManagedJSON.reading(of: text).configurations.isEmpty ? nil : .json
    }
    if let format = codeFormat(ending: ending) {
      let reading = read(text, as: format)
      return reading.configurations.isEmpty && reading.programs.isEmpty ? nil : format
    }
    if ending == "xml" { return yarnSite(text).isEmpty ? nil : .yarnSite }
    if isScript(name: name, ending: ending, text: text) {
      return SubmitScript.reading(of: text).configurations.isEmpty ? nil : .sparkSubmit
    }
    guard ending.map({ ["conf", "properties", "cfg", "template"].contains($0) }) ?? true else {
      return nil
    }
    if name == "spark-defaults.conf" { return .sparkDefaults }
    let settings = PropertiesFile.reading(of: text).configurations.flatMap(\.settings)
    let isMostlySpark = settings.count(where: \.isRead) * 2 >= settings.count
    return !settings.isEmpty && isMostlySpark ? .sparkDefaults : nil
  }

  /// What a text says in a form.
  public static func read(_ text: SourceText, as format: Format) -> SourceReading {
    switch format {
    case .sparkDefaults: PropertiesFile.reading(of: text)
    case .sparkSubmit: script(text)
    case .yaml: yaml(text)
    case .json: ManagedJSON.reading(of: text)
    case .sql: SQLScript.reading(of: text)
    case .yarnSite: yarnSite(text)
    case .python: CodeReader.reading(of: text, as: .python)
    case .scala: CodeReader.reading(of: text, as: .scala)
    case .java: CodeReader.reading(of: text, as: .java)
    case .r: CodeReader.reading(of: text, as: .r)
    case .notebook: Notebook.reading(of: text)
    }
  }

  private static func yarnSite(_ text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    reading.yarn = YARNSite(text)
    return reading
  }

  private static func script(_ text: SourceText) -> SourceReading {
    let reading = SubmitScript.reading(of: text)
    return reading.isEmpty ? SubmitScript.reading(ofArguments: text) : reading
  }

  private static func yaml(_ text: SourceText) -> SourceReading {
    var reading = SparkApplicationFile.reading(of: text)
    let others = ManagedJSON.reading(of: text)
    reading.configurations += others.configurations
    reading.configurations.sort { $0.place < $1.place }
    reading.notes += others.notes.filter { !reading.notes.contains($0) }
    return reading
  }

  /// Whether a text is a SparkApplication that cannot be read, and no template of one.
  private static func isBroken(_ reading: SourceReading) -> Bool {
    let text = reading.text.string
    return !reading.notes.isEmpty && text.contains("SparkApplication")
      && text.split(separator: "\n").contains { $0.hasPrefix("kind:") }
      && !["{{", "{%"].contains(where: text.contains)
  }

  private static func codeFormat(ending: String?) -> Format? {
    if ending == "ipynb" { return .notebook }
    return ending.flatMap(CodeLanguage.init(fileEnding:)).flatMap { Format(rawValue: $0.rawValue) }
  }

  private static func isScript(name: String, ending: String?, text: SourceText) -> Bool {
    if ["sh", "bash", "zsh", "ksh", "mk", "make", "dash"].contains(ending) { return true }
    if ["Makefile", "makefile", "GNUmakefile"].contains(name) { return true }
    let first = text.line(1)
    return first.hasPrefix("#!") && first.contains("sh")
  }
}
