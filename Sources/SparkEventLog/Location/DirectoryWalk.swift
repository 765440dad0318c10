import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the logs in a directory and below.
///
/// Links are followed; what is reached a second time, through a link or a loop of them, counts once.
struct DirectoryWalk {
  /// Directories deeper than this are not entered.
  static let deepest = 32
  /// So many files in a row without a log are enough to know that the logs are elsewhere.
  static let patience = 10_000
  /// What the system makes up, some of it without an end. Entered only when it is named.
  static let systemDirectories: Set<String> = ["/dev", "/proc", "/sys"]

  private struct Identity: Hashable {
    var device: DeviceID
    var inode: Inode
  }

  private(set) var found: EventLogDiscovery
  private var visited: Set<Identity> = []
  /// Files that are no logs since the last one that is.
  private var strangers = 0
  private var hasGivenUp = false

  init(of path: String) {
    found = EventLogDiscovery(nothingYetAt: path, place: .directory)
  }

  /// Looks through all of it.
  ///
  /// A directory that is full of other things is given up, which is one of the failures.
  ///
  /// - Throws: ``EventLogError`` if the directory itself may not be listed.
  mutating func start() throws(EventLogError) {
    _ = isNew(found.name)
    try look(into: found.name, depth: 0)
  }

  private mutating func look(into directory: String, depth: Int) throws(EventLogError) {
    let listing = try Listing(of: directory)
    for unknown in listing.unreachable { found.failures.append(unknown) }
    let names = LogNames(listing.files)
    let before = found.locations.count
    for name in names.candidates where !hasGivenUp {
      look(at: FilePath(directory).appending(name).string)
    }
    let isShared = names.groups.count > 1 || found.locations.count > before
    let groups = names.groups.map { group in
      EventLogLocation(
        group, path: isShared ? FilePath(directory).appending(group.label).string : directory,
        content: .files(group.names.map { FilePath(directory).appending($0).string }))
    }
    found.locations.insert(contentsOf: groups, at: before)
    found.passedOver += listing.others
    for name in listing.directories where !hasGivenUp {
      let path = FilePath(directory).appending(name).string
      guard !Self.systemDirectories.contains(path), isNew(path) else { continue }
      guard depth < Self.deepest else {
        found.passedOver += 1
        continue
      }
      do throws(EventLogError) {
        try look(into: path, depth: depth + 1)
      } catch  where error.code == .unreadable {
        found.failures.append(error)
      }
    }
  }

  private mutating func look(at file: String) {
    guard isNew(file) else { return }
    let before = found.locations.count
    do throws(EventLogError) {
      switch try Beginning(of: try StoredFile(path: file).source()) {
      case .log: found.locations.append(EventLogLocation(file: file))
      case .archive:
        let logs = try ArchivedLogs(try ZipArchive(try StoredFile(path: file)))
        found.locations += logs.locations
        found.passedOver += logs.locations.isEmpty ? 1 : 0
      case .other: found.passedOver += 1
      }
    } catch {
      found.failures.append(error)
    }
    strangers = found.locations.count > before ? 0 : strangers + 1
    guard strangers >= Self.patience else { return }
    hasGivenUp = true
    found.failures.append(
      EventLogError(
        .noLogInDirectory, path: found.name,
        message: "is a directory in which \(Self.patience) files in a row, up to \(file), are no "
          + "event logs; name the directory of the logs, spark.eventLog.dir"))
  }

  /// Whether a path leads to something that was not reached before.
  private mutating func isNew(_ path: String) -> Bool {
    guard let stat = try? FilePath(path).stat() else { return true }
    return visited.insert(Identity(device: stat.deviceID, inode: stat.inode)).inserted
  }
}

/// The names in a directory, by what they name.
private struct Listing {
  var files: [String] = []
  /// Hidden ones are left out, like hidden files.
  var directories: [String] = []
  /// Pipes, devices and sockets, which are never opened here: they could wait for ever.
  var others = 0
  /// Names that lead nowhere.
  var unreachable: [EventLogError] = []

  init(of directory: String) throws(EventLogError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw EventLogError(
        .unreadable, path: directory, message: "is a directory that this user may not list")
    }
    for name in names.sorted(by: precedesNaturally) {
      let path = FilePath(directory).appending(name)
      do {
        switch try path.stat().type {
        case .directory: if !name.hasPrefix(".") { directories.append(name) }
        case .regular: files.append(name)
        default: others += 1
        }
      } catch {
        // A link to nothing is no log; anything else is worth a line.
        if error == .noSuchFileOrDirectory || error == .tooManySymbolicLinkLevels {
          others += 1
        } else {
          unreachable.append(EventLogError(opening: path.string, error))
        }
      }
    }
  }
}
