import SparkSource
import Testing

@Suite struct HadoopConfigurationFileTests {
  private func read(_ text: String) -> [String] {
    HadoopConfigurationFile.properties(in: SourceText(text, file: "f"))
      .map { "\($0.name)=\($0.value ?? "?")" }
  }

  private func property(_ name: String, _ value: String, _ more: String = "") -> String {
    "<property><name>\(name)</name><value>\(value)</value>\(more)</property>"
  }

  @Test("names, values and places are read")
  func reads() {
    let text = SourceText(
      """
      <?xml version="1.0"?>
      <!-- <property><name>no</name><value>1</value></property> -->
      <configuration>
        <property>
          <name>a</name>
          <description>of <b>a</b> > 1</description>
          <value>
            8192
          </value>
        </property>
      </configuration>
      """, file: "f")
    let found = HadoopConfigurationFile.properties(in: text)
    #expect(found.map(\.name) == ["a"])
    #expect(found.map(\.value) == ["8192"])
    #expect(found.map(\.place.line) == [8])
    #expect(found.map { text.text(in: $0.place.range) } == ["8192"])
  }

  @Test("the later one counts, unless an earlier one is final")
  func order() {
    #expect(read(property("a", "1") + property("a", "2")) == ["a=2"])
    #expect(read(property("a", "1", "<final>true</final>") + property("a", "2")) == ["a=1"])
    #expect(read(property("a", "1", "<final>false</final>") + property("a", "2")) == ["a=2"])
  }

  @Test("entities, literal text and attributes are read as XML has them")
  func xml() {
    #expect(read(property("a", "&lt;&#65;&#x42;&amp;&quot;&apos;&gt;")) == ["a=<AB&\"'>"])
    #expect(read(property("a", "x<![CDATA[<y>]]>z")) == ["a=x<y>z"])
    #expect(read(property("a", "a & b &nothing; &#xD800;")) == ["a=a & b &nothing; &#xD800;"])
    #expect(read("<property x='>'><name y=\"/\">a</name><value/></property >") == ["a="])
    #expect(read("<!DOCTYPE c [<!ENTITY e \"x\">]>" + property("a", "1")) == ["a=1"])
  }

  @Test("a variable hides a value")
  func variables() {
    #expect(read(property("a", "${b}")) == ["a=?"])
  }

  @Test("what is cut or no XML gives what could be read")
  func damage() {
    let whole = "<!--x-->" + property("a", "1") + property("b", "<![CDATA[2]]>&amp;")
    for length in 0...whole.count {
      let found = read(String(whole.prefix(length)))
      #expect(["", "a=1", "a=1 b=2&"].contains(found.joined(separator: " ")))
    }
    #expect(read("<<>></property><property><property>").isEmpty)
    #expect(read("<property><value>1</value></property>").isEmpty)
  }
}
