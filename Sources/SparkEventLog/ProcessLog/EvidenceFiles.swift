import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files that a path means: itself, or all in a folder and the folders within it.
struct EvidenceFiles {
  /// The files, in the order of their names.
  private(set) var paths: [String] = []
  /// Whether the path is a folder.
  let isFolder: Bool
  /// What was left out, in words.
  private(set) var notes: [String] = []

  /// `work/app-…/3/stderr` of a standalone worker, and the containers of YARN, lie no deeper.
  private static let deepest = 5
  private static let most = 10_000

  init(at path: String) throws(EventLogError) {
    let type: FileType
    do {
      type = try FilePath(path).stat().type
    } catch {
      throw EventLogError(opening: path, error)
    }
    isFolder = type == .directory
    guard isFolder else {
      paths = [path]
      return
    }
    guard list(path, depth: 0) else {
      throw EventLogError(
        .unreadable, path: path, message: "is a directory that this user may not list")
    }
    if paths.count == Self.most {
      notes.append("\(path): has more than \(Self.most) files, of which the first are read")
    }
  }

  private mutating func list(_ folder: String, depth: Int) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return false
    }
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasSuffix(".crc") {
      guard paths.count < Self.most else { return true }
      let path = FilePath(folder).appending(name).string
      switch try? FilePath(path).stat().type {
      case .regular?: paths.append(path)
      case .directory? where depth < Self.deepest:
        if !list(path, depth: depth + 1) {
          notes.append("\(path): is a directory that this user may not list")
        }
      default: continue
      }
    }
    return true
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    FilePath(path).lastComponent?.string ?? path
  }

  /// The last part of the folder that a path is in.
  static func folderName(of path: String) -> String? {
    FilePath(path).removingLastComponent().lastComponent?.string
  }
}
