import SparkSource
import TestSupport
import Testing

/// What readers make of texts that are cut, mixed up or nothing at all.
@Suite struct DamagedTextTests {
  private static let samples: [SourceReader.Format: String] = [
    .json: #"""
    {"jobDriver": {"sparkSubmit": {"sparkSubmitParameters": "--conf \"spark.a=x\u00e9 y\" -c b=1"}},
     "a": [{"classification": "spark-defaults", "properties": {"spark.b": "${c}", "spark.d": 1}}],
     "spark_conf": {"spark.é": "🚀"}, "numExecutors": 3}
    """#,
    .yaml: """
    data:
      spark-defaults.conf: |
        spark.a 1
          # b
        spark.c=\\u0041\\
           d
      x.properties: "spark.e f"
    sparkConf: {spark.g: "h\\ti", spark.j: 'k'}
    """,
    .yarnSite: """
    <!-- a --><configuration><property><name>yarn.scheduler.maximum-allocation-mb</name>
    <value>&#56;192<![CDATA[0]]></value><final>true</final></property></configuration>
    """,
    .sparkSubmit: """
    export PYSPARK_SUBMIT_ARGS='--conf "spark.a=b $c" --driver-memory 4g pyspark-shell'
    spark-submit --conf "spark.d=$E" x.py
    """,
  ]

  private func expectSound(_ text: String, as format: SourceReader.Format) {
    let reading = SourceReader.read(SourceText(text, file: "f"), as: format)
    let all = 0...text.utf16.count
    func isInside(_ place: SourcePlace) -> Bool {
      all.contains(place.range.lowerBound) && all.contains(place.range.upperBound)
    }
    for configuration in reading.configurations {
      #expect(isInside(configuration.place))
      #expect((configuration.refusals + configuration.ignored).allSatisfy { isInside($0.place) })
      for setting in configuration.settings {
        #expect(isInside(setting.keyPlace) && isInside(setting.valuePlace))
        #expect(setting.removal.map(isInside) ?? true)
      }
    }
    #expect(reading.notes.allSatisfy { isInside($0.place) })
    #expect(reading.yarn?.memoryLimit.map { isInside($0.place) } ?? true)
  }

  @Test("a cut text gives what could be read", arguments: samples.keys)
  func cut(_ format: SourceReader.Format) throws {
    let text = try #require(Self.samples[format])
    for length in 0...text.count { expectSound(String(text.prefix(length)), as: format) }
  }

  @Test("a mixed-up text gives no place outside of it", arguments: samples.keys)
  func mixed(_ format: SourceReader.Format) throws {
    let text = Array(try #require(Self.samples[format]))
    var generator = SeededGenerator(seed: 31)
    let alphabet = text + Array("\\\"'{}[]<>&;:|#\n\t \r\u{0}")
    for _ in 0..<400 {
      var changed = text
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<changed.count, using: &generator)
        changed[index] = alphabet.randomElement(using: &generator) ?? " "
      }
      expectSound(String(changed), as: format)
    }
  }
}
