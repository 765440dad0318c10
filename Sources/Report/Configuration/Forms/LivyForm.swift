internal import SparkSource

/// Fields of a batch or a session of Livy.
struct LivyForm: PasteForm {
  private enum Value: Encodable {
    case text(String)
    case number(Int32)
    case map([String: String])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .map(let map): try container.encode(map)
      }
    }
  }

  func text(_ content: PasteContent) throws -> String {
    var object: [String: Value] = [:]
    var conf: [String: String] = [:]
    for line in content.lines {
      guard let field = ManagedJSON.livyFields.first(where: { $0.key == line.key }),
        let name = field.path.first, field.takes(line.value)
      else {
        conf[line.key] = line.value
        continue
      }
      let number = field.value == .integer ? Int32(line.value) : nil
      object[name] = number.map(Value.number) ?? .text(line.value)
    }
    if !conf.isEmpty { object["conf"] = .map(conf) }
    return try JSONText.of(object)
  }
}
