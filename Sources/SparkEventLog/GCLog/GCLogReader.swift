import SparkProfile

/// Reads GC logs in the JVM's unified logging (JDK 9 and later), in memory that does not grow with
/// them.
///
/// All of G1, Parallel, Serial, Shenandoah and ZGC are read, with any decorations, recorded with
/// `-Xlog:gc*` or `-Xlog:gc`, plain or compressed. What is cut, or has other output mixed in, gives
/// what could be read.
public enum GCLogReader {
  /// Longer lines than any of a collector are looked at up to here.
  private static let longestLine = 1024

  /// Reads what lies at a path: a file, or a folder with the logs of any number of JVMs.
  ///
  /// - Parameter path: A file, or a folder. In a folder and those within it every file that has
  ///   lines of a collector near its beginning is read.
  /// - Returns: A log for every JVM, and for every file that was of no use a note, in words.
  /// - Throws: ``EventLogError`` if the path does not exist or may not be read.
  public static func logs(
    at path: String
  ) throws(EventLogError) -> (logs: [GCLog], notes: [String]) {
    let files = try EvidenceFiles(at: path)
    var logs: [GCLog] = []
    var notes = files.notes
    for file in files.paths {
      do throws(EventLogError) {
        let source = try FileSource(path: file)
        let patience = files.isFolder ? linesBeforeGivingUp : Int.max
        let log = try log(source, path: file, givingUpAfter: patience)
        if let problem = log.problem {
          // A folder holds other files as well, and nobody said that they were logs.
          if !files.isFolder || log.isOfJava8 { notes.append("\(file): \(problem)") }
        } else {
          if let damage = log.damage { notes.append("\(file): \(damage)") }
          logs.append(log)
        }
      } catch {
        notes.append(error.description)
      }
    }
    return (GCLogRotation.joined(logs), notes)
  }

  /// Reads the bytes of one file.
  ///
  /// - Parameters:
  ///   - bytes: A GC log, not compressed.
  ///   - path: What it is called.
  /// - Returns: What could be read of it, possibly nothing.
  public static func log(_ bytes: [UInt8], path: String) -> GCLog {
    var builder = GCLogBuilder(path: path, name: EvidenceFiles.name(of: path))
    for line in bytes.split(separator: 0x0A) {
      builder.add(String(decoding: line.prefix(longestLine), as: UTF8.self))
    }
    return builder.log
  }

  /// A file in a folder that has no line of a collector in so many is something else.
  private static let linesBeforeGivingUp = 5000

  static func log(
    _ file: any ByteSource, path: String, givingUpAfter patience: Int = .max
  ) throws(EventLogError) -> GCLog {
    var builder = GCLogBuilder(path: path, name: EvidenceFiles.name(of: path))
    let damage = try TextLines.forEach(in: file, name: path) { line in
      builder.add(line.text(limit: longestLine))
      return builder.log.lineCount < patience || builder.log.isOfAnyUse
    }
    var log = builder.log
    log.damage = damage
    return log
  }
}
