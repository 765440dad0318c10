#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Checks
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
  /// Said where nothing at all was read; nil otherwise.
  private(set) var emptiness: String?

  private let form: SourceReader.Format?
  /// Whether a named file without settings is no failure.
  private let passesOver: Bool
  /// What is not checked below folders, and where these patterns begin.
  private let exclude: [PathPattern]
  private let folder: SettingsFolder?
  private var passedOver = 0
  private var seen: Set<String> = []

  /// How deep folders are walked, so that one that contains itself ends.
  private static let greatestDepth = 64
  /// Folders of what other programs keep.
  private static let skippedFolders: Set = [
    "node_modules", "target", "build", "venv", "__pycache__",
  ]

  init(
    paths: [String], form: SourceReader.Format?, passesOver: Bool, exclude: [PathPattern] = [],
    from folder: SettingsFolder? = nil
  ) {
    self.form = form
    self.passesOver = passesOver
    self.exclude = exclude
    self.folder = folder
    for path in paths { add(path) }
    let files = "\(passedOver) \(passedOver == 1 ? "file" : "files")"
    if passedOver > 0 {
      log.append("\(files) passed over: excluded, or no settings in a form read here")
    }
    if readings.isEmpty, failures.isEmpty, !passesOver {
      emptiness =
        "nothing was checked: no settings of Spark in a form read here; "
        + (passedOver > 0 ? "\(files) passed over" : "there are no files below these folders")
    }
  }

  private mutating func add(_ path: String) {
    if path == "-" { return addStandardInput() }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let isLink = Self.type(of: path) == .typeSymbolicLink
      failures.append(
        isLink
          ? "\(path): a link that leads nowhere; mend or remove it"
          : "\(path): no such file; give a file or a folder")
      return
    }
    guard isFolder else {
      if passesOver, isExcluded(path) { passedOver += 1 } else { addFile(path, isNamed: true) }
      return
    }
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
      guard !isExcluded(path) else {
        passedOver += 1
        continue
      }
      switch Self.type(of: path) {
      case .typeDirectory where !Self.skippedFolders.contains(name): walk(path, depth: depth + 1)
      case .typeRegular: addFile(path, isNamed: false)
      case .typeSymbolicLink where Self.isLinkToFile(path): addFile(path, isNamed: false)
      default: break
      }
    }
  }

  private func isExcluded(_ path: String) -> Bool {
    guard !exclude.isEmpty, let names = folder?.relative(path) else { return false }
    return exclude.contains { $0.matches(names) }
  }

  private static func type(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  /// Mounted configurations are links to files. Links to folders could lead in circles.
  private static func isLinkToFile(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    return type(of: target) == .typeRegular
  }

  private mutating func addFile(_ path: String, isNamed: Bool) {
    // A file is checked once, whichever links lead to it.
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard seen.insert(target).inserted else { return }
    do {
      let text = try SourceText(at: path, as: path)
      guard let format = (isNamed ? form : nil) ?? SourceReader.format(of: text) else {
        return pass(over: text, isNamed: isNamed)
      }
      add(SourceReader.read(text, as: format), as: format, isNamed: isNamed)
    } catch {
      // What is no text cannot be meant, what cannot be opened can.
      let isClosed = !FileManager.default.isReadableFile(atPath: path)
      if isNamed || isClosed { failures.append(error.description) } else { passedOver += 1 }
    }
  }

  private mutating func pass(over text: SourceText, isNamed: Bool) {
    let path = text.file
    guard isNamed, !passesOver else {
      passedOver += 1
      return
    }
    if text.string.allSatisfy(\.isWhitespace) {
      failures.append("\(path): empty; there is nothing to check")
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
    var reading = reading
    if reading.isEmpty, let note = reading.notes.first {
      return failures.append("\(note.place): \(note.message)")
    }
    if reading.isEmpty, isNamed {
      failures.append("\(reading.text.file): nothing of \(format.rawValue) in it")
    }
    if let place = reading.text.firstReplacement {
      reading.notes.append(
        SourceNote("no UTF-8 here, and read as U+FFFD; write the file as UTF-8", at: place))
    }
    readings.append(reading)
    formats[reading.text.file] = format
    log.append("\(reading.text.file): read as \(format.rawValue)")
  }
}
