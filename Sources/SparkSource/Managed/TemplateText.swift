/// Texts in which a tool replaces something before anybody reads them.
enum TemplateText {
  /// What a text says; nil where it has a template of Helm, Jinja, Terraform or ERB.
  ///
  /// Terraform's JSON writes `$${` and `%%{` for what is no template.
  static func value(of string: String, in text: SourceText) -> String? {
    let isTerraform = text.file.hasSuffix(".tf.json") || text.file.hasSuffix(".tfvars.json")
    guard isTerraform else {
      return marks.contains(where: string.contains) ? nil : string
    }
    let rest = string.replacing("$${", with: "").replacing("%%{", with: "")
    guard !rest.contains("${"), !rest.contains("%{") else { return nil }
    return string.replacing("$${", with: "${").replacing("%%{", with: "%{")
  }

  private static let marks = ["{{", "${", "<%"]
}
