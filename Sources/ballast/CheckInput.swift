#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SparkSource

/// The texts that `ballast check` is given, read.
struct CheckInput {
  /// What was read, in the order of the arguments and of names below them.
  private(set) var readings: [SourceReading] = []
  /// In which form each file was read.
  private(set) var formats: [String: SourceReader.Format] = [:]
  /// What was asked for and could not be read, a line each.
  private(set) var failures: [String] = []
  /// What was read and what was passed over, a line each.
  private(set) var log: [String] = []

  private let form: SourceReader.Format?
  /// Whether a named file without settings is no failure.
  private let passesOver: Bool
  private var passedOver = 0
  private var seen: Set<String> = []

  /// How deep folders are walked, so that one that contains itself ends.
  private static let greatestDepth = 64
  /// Folders of what other programs keep.
  private static let skippedFolders: Set = [
    "node_modules", "target", "build", "venv", "__pycache__",
  ]

  init(paths: [String], form: SourceReader.Format?, passesOver: Bool) {
    self.form = form
    self.passesOver = passesOver
    for path in paths { add(path) }
    if passedOver > 0 {
      log.append(
        "\(passedOver) \(passedOver == 1 ? "file" : "files") passed over: no settings in a form read here"
      )
    }
  }

  private mutating func add(_ path: String) {
    if path == "-" { return addStandardInput() }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      failures.append("\(path): no such file; give a file or a folder")
      return
    }
    guard isFolder else { return addFile(path, isNamed: true) }
    walk(path, depth: 0)
  }

  private mutating func walk(_ folder: String, depth: Int) {
    guard depth <= Self.greatestDepth else {
      failures.append("\(folder): folders are too deep; name the ones below it")
      return
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      failures.append("\(folder): not readable; check its permissions")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch Self.type(of: path) {
      case .typeDirectory where !Self.skippedFolders.contains(name): walk(path, depth: depth + 1)
      case .typeRegular: addFile(path, isNamed: false)
      default: break
      }
    }
  }

  private static func type(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  private mutating func addFile(_ path: String, isNamed: Bool) {
    guard seen.insert(path).inserted else { return }
    do {
      let text = try SourceText(at: path, as: path)
      guard let format = (isNamed ? form : nil) ?? SourceReader.format(of: text) else {
        return pass(over: path, isNamed: isNamed)
      }
      add(SourceReader.read(text, as: format), as: format, isNamed: isNamed)
    } catch {
      if isNamed { failures.append(error.description) } else { passedOver += 1 }
    }
  }

  private mutating func pass(over path: String, isNamed: Bool) {
    guard isNamed, !passesOver else {
      passedOver += 1
      return
    }
    failures.append(
      "\(path): no settings of Spark in a form read here; say what it is with --as "
        + SourceReader.Format.allCases.map(\.rawValue).joined(separator: "|"))
  }

  private mutating func addStandardInput() {
    guard let form else { return }
    // A line that is not UTF-8 is read as far as it can be, as files are.
    var text = ""
    while let line = readLine(strippingNewline: false) {
      text += line
      guard text.utf8.count <= Self.greatestInput else {
        failures.append("standard input: too large for a configuration; give a file")
        return
      }
    }
    add(
      SourceReader.read(SourceText(text, file: "standard input"), as: form), as: form,
      isNamed: true)
  }

  private static let greatestInput = 4 << 20

  private mutating func add(
    _ reading: SourceReading, as format: SourceReader.Format, isNamed: Bool
  ) {
    if reading.configurations.isEmpty, reading.programs.isEmpty, isNamed {
      failures.append("\(reading.text.file): nothing of \(format.rawValue) in it")
    }
    readings.append(reading)
    formats[reading.text.file] = format
    log.append("\(reading.text.file): read as \(format.rawValue)")
  }
}
