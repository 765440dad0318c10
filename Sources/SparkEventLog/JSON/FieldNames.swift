/// The names that the fields of an object may have, in the order in which Spark writes them.
///
/// A reader that knows the order need not look for the end of a name, nor search for what the name
/// means: nearly always the next field is the next of these. Any other order is read as well, only
/// slower.
struct FieldNames<Field: Sendable>: Sendable {
  private let fields: [Field]
  /// `"name":` of each field, one after the other.
  private let tokens: [UInt8]
  /// Where each token begins, and where the last one ends.
  private let bounds: [Int]

  /// - Parameter names: Each field and its name. Names have nothing in them that JSON escapes.
  init(_ names: [(Field, String)]) {
    var tokens: [UInt8] = []
    var bounds = [0]
    for (_, name) in names {
      tokens += Array("\"\(name)\":".utf8)
      bounds.append(tokens.count)
    }
    fields = names.map(\.0)
    self.tokens = tokens
    self.bounds = bounds
  }

  /// How many fields are known.
  var count: Int { fields.count }

  /// The field at a place in the order.
  subscript(index: Int) -> Field { fields[index] }

  /// `"name":` of the field at a place in the order.
  @_lifetime(borrow self)
  func token(_ index: Int) -> RawSpan {
    // Every element is an initialized byte, so every byte may be seen.
    unsafe tokens.span.bytes.extracting(bounds[index]..<bounds[index + 1])
  }

  /// The name of the field at a place in the order.
  func name(_ index: Int) -> String {
    String(decoding: tokens[(bounds[index] + 1)..<(bounds[index + 1] - 2)], as: UTF8.self)
  }
}

extension FieldNames where Field: CaseIterable & RawRepresentable<String> {
  /// The fields in the order of the cases, each named by its raw value.
  init() {
    self.init(Field.allCases.map { ($0, $0.rawValue) })
  }
}
