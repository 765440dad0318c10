/// One property of a configuration file of Hadoop.
public struct HadoopProperty: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its value; nil where a variable stands in it.
  public var value: String?
  /// Where the value stands; the property's place when there is none.
  public var place: SourcePlace
}

/// A configuration file of Hadoop, such as `yarn-site.xml`.
///
/// Source: `hadoop-common`, `org.apache.hadoop.conf.Configuration`, which reads `property` elements
/// with `name` and `value` and lets the later one count, unless an earlier one is `final`.
public enum HadoopConfigurationFile {
  /// The properties that count, in the order of the text.
  public static func properties(in text: SourceText) -> [HadoopProperty] {
    var scanner = XMLScanner(text)
    var builder = HadoopPropertyBuilder(text)
    while let piece = scanner.next() { builder.add(piece) }
    return builder.found
  }
}

/// Makes properties of the pieces of a text.
private struct HadoopPropertyBuilder {
  let text: SourceText
  private(set) var found: [HadoopProperty] = []
  private var indices: [String: Int] = [:]
  private var finals: Set<String> = []
  private var property: (start: Int, fields: [String: XMLScanner.Text])?
  private var field: String?

  private static let fields: Set = ["name", "value", "final"]

  init(_ text: SourceText) { self.text = text }

  mutating func add(_ piece: XMLScanner.Piece) {
    switch piece {
    case .open("property", let offset): property = (offset, [:])
    case .close("property"):
      finish()
    case .open(let name, _):
      field = property != nil && Self.fields.contains(name) ? name : nil
    case .close: field = nil
    case .text(let part):
      guard let field else { return }
      property?.fields[field, default: XMLScanner.Text()].append(part)
    }
  }

  private mutating func finish() {
    defer { property = nil }
    guard let property, let name = property.fields["name"]?.trimmed.string, !name.isEmpty,
      !finals.contains(name)
    else { return }
    let value = property.fields["value"]?.trimmed
    let string = value?.string ?? ""
    let range = value?.range ?? property.start..<property.start
    if property.fields["final"]?.trimmed.string == "true" { finals.insert(name) }
    let new = HadoopProperty(
      name: name, value: string.contains("${") ? nil : string, place: text.place(range))
    if let index = indices[name] {
      found[index] = new
    } else {
      indices[name] = found.count
      found.append(new)
    }
  }
}
