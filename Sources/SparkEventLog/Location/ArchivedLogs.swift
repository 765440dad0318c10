/// The logs in a zip. A History Server writes one attempt or several into it, each a file or a
/// rolling directory.
struct ArchivedLogs {
  private(set) var locations: [EventLogLocation] = []
  /// Files that are no event logs.
  private(set) var passedOver = 0

  /// Looks at the entries.
  ///
  /// - Throws: ``EventLogError`` if the archive cannot be read.
  init(_ archive: ZipArchive) throws(EventLogError) {
    let visible = archive.entries.filter { entry in
      !entry.name.split(separator: "/").contains {
        ($0.hasPrefix(".") && $0 != "..") || $0 == "__MACOSX"
      }
    }
    let directories = Dictionary(grouping: visible, by: \.directory)
    for (directory, entries) in directories.sorted(by: { precedesNaturally($0.key, $1.key) }) {
      let byName = Dictionary(entries.map { ($0.file, $0) }) { first, _ in first }
      let names = LogNames(byName.keys.sorted())
      for group in names.groups {
        let label = names.groups.count == 1 && !directory.isEmpty ? directory : group.label
        let prefix = label == directory || directory.isEmpty ? "" : directory + "/"
        locations.append(
          EventLogLocation(
            group, path: "\(archive.name)!/\(prefix)\(label)",
            content: .entries(group.names.compactMap { byName[$0] }, archive),
            damage: archive.damage))
      }
      for entry in names.candidates.compactMap({ byName[$0] }) {
        guard try Self.isLog(entry, in: archive) else {
          passedOver += 1
          continue
        }
        locations.append(
          EventLogLocation(
            path: archive.displayName(of: entry), content: .entries([entry], archive),
            isInProgress: entry.file.hasSuffix(".inprogress"), damage: archive.damage))
      }
    }
  }

  private static func isLog(_ entry: ZipEntry, in archive: ZipArchive) throws(EventLogError) -> Bool
  {
    do throws(EventLogError) {
      return try Beginning(of: try archive.source(of: entry)) == .log
    } catch  where error.code == .unsupportedCodec || entry.isEncrypted {
      // Whoever reads it says why it cannot be read.
      return true
    }
  }
}
