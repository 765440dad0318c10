#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Checks
import SparkSource

/// The `ballast.yaml` of what is checked, found and read.
struct CheckSettingsFile {
  /// Its path; nil where there is none.
  private(set) var path: String?
  /// What it says.
  private(set) var settings = CheckSettings()

  /// The file that is named, or that belongs to all of the paths.
  /// - Throws: `ExitCode(2)` for one that says something wrong, and for two of them;
  ///   `ExitCode(3)` for one that cannot be read.
  init(named: String?, for paths: [String]) throws {
    if let named {
      path = named
    } else {
      let found = Set(paths.compactMap(Self.file))
      guard found.count < 2 else {
        let all = found.sorted().joined(separator: " and ")
        CheckCommand.say(
          "command line: \(all) belong to different paths; check these one by one, or name one "
            + "file with --config")
        throw ExitCode(2)
      }
      path = found.first
    }
    guard let path else { return }
    do {
      settings = try CheckSettings(parsing: try SourceText(at: path, as: path))
    } catch let error as CheckSettingsError {
      for note in error.notes { CheckCommand.say("\(note.place): \(note.message)") }
      throw ExitCode(2)
    } catch {
      CheckCommand.say("\(error)")
      throw ExitCode(3)
    }
  }

  /// The folder that its paths begin at.
  var folder: SettingsFolder? {
    path.map {
      SettingsFolder($0 + "/..", current: FileManager.default.currentDirectoryPath)
    }
  }

  /// A file that it names.
  func file(_ name: String) -> String {
    guard !name.hasPrefix("/"), let path, let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }

  /// The settings in the folder of a path, or above it up to the root of the repository.
  private static func file(for path: String) -> String? {
    let current = FileManager.default.currentDirectoryPath
    let full = path == "-" ? current : path.hasPrefix("/") ? path : current + "/" + path
    var isFolder = false
    _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
    var names: [Substring] = []
    for name in full.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    if !isFolder, path != "-" { _ = names.popLast() }
    while true {
      let folder = "/" + names.joined(separator: "/")
      let file = (folder == "/" ? "" : folder) + "/" + CheckSettings.fileName
      if FileManager.default.fileExists(atPath: file) { return shortened(file, current) }
      if names.isEmpty || FileManager.default.fileExists(atPath: folder + "/.git") { return nil }
      names.removeLast()
    }
  }

  /// A path as one would type it here.
  private static func shortened(_ path: String, _ current: String) -> String {
    path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
  }
}
