import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension GCLogReader {
  /// The GC logs that lie in the folder of an event log, where that is the folder of one application
  /// only: files whose name begins with `gc` and has `.log` in it.
  ///
  /// - Parameter log: The path of an event log, or of its rolling directory.
  /// - Returns: The paths, in the order of the names; empty if there are none, or whose they are
  ///   cannot be told.
  public static func pathsBeside(_ log: String) -> [String] {
    let path = FilePath(log)
    guard path.lastComponent != nil, (try? path.stat()) != nil else { return [] }
    let folder = path.removingLastComponent()
    let place = folder.isEmpty ? "." : folder.string
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let found = names.filter { $0.hasPrefix("gc") && $0.contains(".log") }.sorted()
    guard !found.isEmpty, let logs = try? EventLogDiscovery(path: place),
      logs.locations.count == 1
    else { return [] }
    return found.map { folder.appending($0).string }
  }
}
