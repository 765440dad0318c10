/// Texts in which a tool replaces something before anybody reads them.
enum TemplateText {
  /// What a text says; nil where it has a template of Helm, Jinja, Terraform or ERB.
  ///
  /// Terraform's JSON writes `$${` and `%%{` for what is no template.
  static func value(of string: String, in text: SourceText) -> String? {
    let isTerraform = text.file.hasSuffix(".tf.json") || text.file.hasSuffix(".tfvars.json")
    guard isTerraform else {
      let isReference = string.hasPrefix("$(") && string.hasSuffix(")")
      return hasMark(string) || string.contains("${") || isReference ? nil : string
    }
    let rest = string.replacing("$${", with: "").replacing("%%{", with: "")
    guard !rest.contains("${"), !rest.contains("%{") else { return nil }
    return string.replacing("$${", with: "${").replacing("%%{", with: "%{")
  }

  /// What a value of a properties file says.
  ///
  /// Of `${…}` Spark itself replaces `${env:NAME}`, `${system:name}` and names of settings; a bare
  /// `${NAME}` is replaced only in a file that a tool makes another one of, and refused elsewhere.
  ///
  /// Source: `core/src/main/scala/org/apache/spark/internal/config/ConfigReader.scala`.
  static func value(of string: String, inPropertiesOf text: SourceText) -> String? {
    if hasMark(string) { return nil }
    let names = string.split(separator: "${", omittingEmptySubsequences: false).dropFirst()
    let isReplaced = names.contains { $0.prefix { $0 != "}" }.contains { ":.".contains($0) } }
    return isReplaced || !names.isEmpty && isTemplate(text.file) ? nil : string
  }

  /// Whether a text has conditions or loops of a template, so that only some of its lines are there.
  static func hasBranches(_ text: SourceText) -> Bool {
    let string = text.string
    guard marks.contains(where: string.contains) else { return false }
    return (1...text.lineCount).contains { isStatement(text.line($0)) }
  }

  /// Whether a line is the template's own, and none of what it makes.
  static func isStatement(_ line: String) -> Bool {
    let content = line.drop { " \t#!".contains($0) }
    if content.hasPrefix("{%") { return true }
    if content.hasPrefix("<%") { return !content.hasPrefix("<%=") }
    guard content.hasPrefix("{{") else { return false }
    if ["{{#", "{{^", "{{/"].contains(where: content.hasPrefix) { return true }
    let words = content.dropFirst(2).split { " \t-}".contains($0) }
    return words.first.map { statements.contains(String($0)) } ?? false
  }

  /// Whether a tool replaces a part of a text, or, as Maven does with `@NAME@`, all of it.
  private static func hasMark(_ string: String) -> Bool {
    if string.hasPrefix("@"), string.hasSuffix("@"), string.count > 2 { return true }
    guard marks.contains(where: string.contains) else { return false }
    let rest = ownMarks.reduce(string) { $0.replacing($1, with: "") }
    return marks.contains(where: rest.contains)
  }

  private static func isTemplate(_ file: String) -> Bool {
    file.split(separator: ".").dropFirst().last.map { endings.contains($0.lowercased()) } ?? false
  }

  private static let marks = ["{{", "{%", "<%"]
  /// What Spark itself replaces, in the options of an executor's JVM.
  private static let ownMarks = ["{{APP_ID}}", "{{EXECUTOR_ID}}", "{{PWD}}"]
  /// What begins, parts or ends a branch in the templates of Go.
  private static let statements: Set = [
    "if", "else", "end", "range", "with", "define", "block", "include", "template",
  ]
  private static let endings: Set = [
    "template", "tmpl", "tpl", "tftpl", "in", "j2", "jinja", "jinja2", "erb",
  ]
}
