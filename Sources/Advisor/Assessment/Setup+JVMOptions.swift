import SparkMemory

extension Setup {
  /// The size that an option of the executors' JVM gives, by the option's name with its `=`; nil
  /// where it is not set, or is no size above zero.
  ///
  /// Of an option that stands twice, the JVM takes the last, and Spark puts those of the program
  /// behind the default ones.
  func executorJVMOption(_ name: String) -> ByteSize? {
    let texts = [
      configuration[.executorDefaultJavaOptions], configuration[.executorExtraJavaOptions],
    ]
    let words = texts.compactMap(\.self).flatMap { $0.split(whereSeparator: \.isWhitespace) }
    guard let word = words.last(where: { $0.hasPrefix(name) }) else { return nil }
    let size = try? ByteSize(parsing: String(word.dropFirst(name.count)), bareUnit: .byte)
    return size.flatMap { $0 > .zero ? $0 : nil }
  }
}
