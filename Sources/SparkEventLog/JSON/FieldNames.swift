import CScan

/// The names that the fields of an object may have, in the order in which Spark writes them.
///
/// A reader that knows the order need not look for the end of a name, nor search for what the name
/// means: nearly always the next field is the next of these. Any other order is read as well, only
/// slower.
struct FieldNames<Field: Sendable>: Sendable {
  private let fields: [Field]
  /// `,"name":` of each field, one after the other.
  private let text: [UInt8]
  /// Where each field's text ends.
  private let ends: [UInt32]

  /// - Parameter names: Each field and its name. Names have nothing in them that JSON escapes.
  init(_ names: [(Field, String)]) {
    fields = names.map(\.0)
    var text: [UInt8] = []
    ends = names.map { _, name in
      text += Array(",\"\(name)\":".utf8)
      return UInt32(text.count)
    }
    self.text = text
  }

  /// How many fields are known.
  var count: Int { fields.count }

  /// The field at a place in the order.
  subscript(index: Int) -> Field { fields[index] }

  /// `"name":` of the field at a place in the order.
  @_lifetime(borrow self)
  func token(_ index: Int) -> RawSpan {
    // Every element is an initialized byte, so every byte may be seen.
    unsafe text.span.bytes.extracting((start(index) + 1)..<Int(ends[index]))
  }

  /// The name of the field at a place in the order.
  func name(_ index: Int) -> String {
    // Without the comma, the quotes and the colon.
    String(decoding: text[start(index)..<Int(ends[index])].dropFirst(2).dropLast(2), as: UTF8.self)
  }

  private func start(_ index: Int) -> Int {
    index == 0 ? 0 : Int(ends[index - 1])
  }

  /// Calls a C function with the names, which it may look at during the call.
  @inline(__always)
  func withNames<Result>(_ body: (ballast_names) -> Result) -> Result {
    unsafe text.withUnsafeBufferPointer { text in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe body(
          ballast_names(text: text.baseAddress, ends: ends.baseAddress, count: ends.count))
      }
    }
  }
}

extension FieldNames where Field: CaseIterable & RawRepresentable<String> {
  /// The fields in the order of the cases, each named by its raw value.
  init() {
    self.init(Field.allCases.map { ($0, $0.rawValue) })
  }
}
