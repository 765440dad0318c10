import SparkEventLog
import SparkProfile

#if canImport(Glibc)
  import CMalloc
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `scan-log LOG`: reads a log into a profile, in this process and with nothing else to do, and
/// prints what was read and how much memory the profile holds.
///
/// It is what `scripts/count-instructions` counts, and what tells whether a log that was made is
/// read whole.
@main
enum ScanLog {
  static func main() {
    guard let path = CommandLine.arguments.dropFirst().first, CommandLine.arguments.count == 2
    else {
      print("usage: scan-log LOG")
      exit(2)
    }
    do throws(EventLogError) {
      let before = allocatedBytes()
      let profile = try EventLogReader.profile(of: try EventLogLocation(path: path))
      let after = allocatedBytes()
      let coverage = profile.coverage
      let tasks = profile.stages.values.reduce(0) { $0 + $1.tasks.ended }
      print(
        """
        {"bytes":\(coverage.byteCount),"events":\(coverage.eventCount),\
        "unreadable":\(coverage.unreadableLines + coverage.oversizedLines),\
        "isCut":\(coverage.isCut),"tasks":\(tasks),"stages":\(profile.stages.count),\
        "profileBytes":\(max(after - before, 0))}
        """)
    } catch {
      print("scan-log: \(error)")
      exit(1)
    }
  }

  /// What the allocator has given out, in bytes; 0 where it does not tell.
  private static func allocatedBytes() -> Int {
    #if canImport(Glibc)
      let info = mallinfo2()
      return Int(info.uordblks) + Int(info.hblkhd)
    #else
      return 0
    #endif
  }
}
