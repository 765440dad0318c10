extension SparkConfiguration {
  /// A size, truncated to the setting's own unit as Spark's `ConfigBuilder` does.
  ///
  /// A leading minus is read; whether a size may be negative is up to who asks.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark whose default and units apply.
  /// - Returns: The size; nil when the setting has neither a value nor a default.
  /// - Throws: `ConfigurationError` for a value that is no size.
  public func bytes(
    _ key: ConfigurationKey, version: SparkVersion = .latest
  ) throws(ConfigurationError) -> ByteSize? {
    guard case .bytes(let unit) = key.type else { return nil }
    guard let size = try exactBytes(key, bareUnit: unit, version: version) else { return nil }
    return ByteSize(bytes: size.bytes / unit.byteCount * unit.byteCount)
  }

  /// A size to the last byte, with another unit for a number without one.
  ///
  /// Different parts of Spark read `spark.executor.memory` and `spark.driver.memory` differently.
  func exactBytes(
    _ key: ConfigurationKey, bareUnit: ByteUnit, version: SparkVersion
  ) throws(ConfigurationError) -> ByteSize? {
    guard let text = text(key, version: version) else { return nil }
    let isNegative = text.hasPrefix("-")
    do {
      let size = try ByteSize(
        parsing: isNegative ? String(text.dropFirst()) : text, bareUnit: bareUnit,
        version: version)
      return isNegative ? .zero - size : size
    } catch {
      throw ConfigurationError(key: key.name, value: text, why: error.description)
    }
  }

  /// A decimal number.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark whose default applies.
  /// - Returns: The number; nil when the setting has neither a value nor a default.
  /// - Throws: `ConfigurationError` for a value that is no decimal number.
  public func double(
    _ key: ConfigurationKey, version: SparkVersion = .latest
  ) throws(ConfigurationError) -> Double? {
    guard let text = text(key, version: version) else { return nil }
    guard let value = Self.double(text) else {
      throw malformed(key, text, "write a decimal number, such as 0.6")
    }
    return value
  }

  /// A whole number.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark whose default applies.
  /// - Returns: The number; nil when the setting has neither a value nor a default.
  /// - Throws: `ConfigurationError` for a value that is no whole number of 32 bits.
  public func int(
    _ key: ConfigurationKey, version: SparkVersion = .latest
  ) throws(ConfigurationError) -> Int? {
    guard let text = text(key, version: version) else { return nil }
    guard let value = Int32(text.trimmedAsJava) else {
      throw malformed(key, text, "write a whole number, such as 4")
    }
    return Int(value)
  }

  /// A truth value.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark whose default applies.
  /// - Returns: The truth value; nil when the setting has neither a value nor a default.
  /// - Throws: `ConfigurationError` for a value other than `true` and `false`.
  public func boolean(
    _ key: ConfigurationKey, version: SparkVersion = .latest
  ) throws(ConfigurationError) -> Bool? {
    guard let text = text(key, version: version) else { return nil }
    switch text.trimmedAsJava.lowercased() {
    case "true": return true
    case "false": return false
    default: throw malformed(key, text, "write true or false")
    }
  }

  /// A duration.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark whose default applies.
  /// - Returns: Milliseconds; nil when the setting has neither a value nor a default.
  /// - Throws: `ConfigurationError` for a value that is no duration.
  public func milliseconds(
    _ key: ConfigurationKey, version: SparkVersion = .latest
  ) throws(ConfigurationError) -> Double? {
    guard case .time(let unit) = key.type, let text = text(key, version: version) else {
      return nil
    }
    guard let milliseconds = ConfigurationKey.milliseconds(text, bareUnit: unit) else {
      throw malformed(key, text, "write a number with a unit, such as 10s")
    }
    return milliseconds
  }

  private func malformed(
    _ key: ConfigurationKey, _ text: String, _ advice: String
  ) -> ConfigurationError {
    let isRedacted = text.trimmedAsJava.hasPrefix("***")
    let problem = isRedacted ? "the value is redacted" : "not a value that Spark reads"
    return ConfigurationError(key: key.name, value: text, why: "\(problem); \(advice)")
  }

  /// A finite decimal number as `Double.parseDouble` reads it, which takes a closing `d` or `f`.
  private static func double(_ text: String) -> Double? {
    var body = Substring(text.trimmedAsJava.lowercased())
    if let last = body.last, last == "d" || last == "f" { body = body.dropLast() }
    let allowed = body.allSatisfy { ("0"..."9").contains($0) || "+-.e".contains($0) }
    guard allowed, let value = Double(body), value.isFinite else { return nil }
    return value
  }
}
