import Testing

@testable import SparkSource

@Suite struct TemplateTextTests {
  private func value(_ string: String, file: String = "a.yaml") -> String? {
    TemplateText.value(of: string, in: SourceText("", file: file))
  }

  @Test(
    "what a tool replaces hides the value",
    arguments: ["{{ a }}", "{% if a %}1{% endif %}", "${A}", "<%= a %>", "$(A)", "@A@"])
  func hidden(text: String) {
    #expect(value(text) == nil)
  }

  @Test("a reference hides a value that is nothing else, a template any")
  func parts() {
    #expect(value("x{{ a }}y") == nil)
    #expect(value("a@b $(c) d") == "a@b $(c) d")
  }

  @Test("what Spark replaces in the options of a JVM hides nothing")
  func own() {
    let options = "-Dlog={{PWD}}/{{APP_ID}}-{{EXECUTOR_ID}}.log"
    #expect(value(options) == options)
  }

  @Test("JSON of Terraform writes what is no template twice")
  func terraform() {
    #expect(value("$${A}", file: "a.tf.json") == "${A}")
    #expect(value("${A}", file: "a.tf.json") == nil)
  }

  @Test("a line of the template's own is told from one with a value")
  func statements() {
    for line in [
      "{% if a %}", "  {%- endif %}", "# {% else %}", "{{- if .a }}", "{{ end }}", "<% x %>",
    ] {
      #expect(TemplateText.isStatement(line), "\(line)")
    }
    for line in ["spark.a {% if a %}1{% endif %}", "{{ line }}", "<%= line %>", "# {{ note }}"] {
      #expect(!TemplateText.isStatement(line), "\(line)")
    }
  }
}
