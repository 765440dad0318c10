/// The names that the fields of an object may have, in the order in which Spark writes them.
///
/// A reader that knows the order need not look for the end of a name, nor search for what the name
/// means: nearly always the next field is the next of these. Any other order is read as well, only
/// slower.
struct FieldNames<Field: Sendable>: Sendable {
  private let entries: [(field: Field, token: Range<Int>)]
  /// `"name":` of each field, one after the other.
  private let tokens: [UInt8]

  /// - Parameter names: Each field and its name. Names have nothing in them that JSON escapes.
  init(_ names: [(Field, String)]) {
    var tokens: [UInt8] = []
    entries = names.map { field, name in
      let start = tokens.count
      tokens += Array("\"\(name)\":".utf8)
      return (field, start..<tokens.count)
    }
    self.tokens = tokens
  }

  /// How many fields are known.
  var count: Int { entries.count }

  /// The field at a place in the order.
  subscript(index: Int) -> Field { entries[index].field }

  /// `"name":` of the field at a place in the order.
  @_lifetime(borrow self)
  func token(_ index: Int) -> RawSpan {
    // Every element is an initialized byte, so every byte may be seen.
    unsafe tokens.span.bytes.extracting(entries[index].token)
  }

  /// The name of the field at a place in the order.
  func name(_ index: Int) -> String {
    // Without the quotes and the colon.
    String(decoding: tokens[entries[index].token].dropFirst().dropLast(2), as: UTF8.self)
  }
}

extension FieldNames where Field: CaseIterable & RawRepresentable<String> {
  /// The fields in the order of the cases, each named by its raw value.
  init() {
    self.init(Field.allCases.map { ($0, $0.rawValue) })
  }
}
