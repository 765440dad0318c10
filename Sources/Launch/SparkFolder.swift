#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the Spark lies that a command starts.
enum SparkFolder {
  /// The folder of the configuration that the Spark of a command reads; nil if it is not found.
  ///
  /// Where no variable names it, it lies beside the folder of the program, or in the package from which
  /// Python starts Spark; packages of Linux distributions keep it in `/etc`.
  ///
  /// Source: `bin/find-spark-home`, `bin/load-spark-env.sh`.
  static func configuration(
    of command: LaunchCommand, _ environment: [String: String]
  ) -> String? {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let folder = value("SPARK_CONF_DIR") { return folder }
    if let home = value("SPARK_HOME") { return home + "/conf" }
    let program = command.program.flatMap { executable($0, environment) }
    if let home = program.flatMap(home) { return home + "/conf" }
    let system = "/etc/spark/conf"
    return command.way == .options && FileManager.default.fileExists(atPath: system) ? system : nil
  }

  /// The path of a program, which is looked for in `PATH`.
  static func executable(_ name: String, _ environment: [String: String]) -> String? {
    let files = FileManager.default
    if name.contains("/") { return files.isExecutableFile(atPath: name) ? name : nil }
    return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first(where: files.isExecutableFile)
  }

  /// The Spark to which a program in a `bin` belongs, by itself or by what it is a link to.
  private static func home(of program: String) -> String? {
    let path = URL(filePath: program).absoluteURL
    let roots = [path.resolvingSymlinksInPath(), path].map {
      $0.deletingLastPathComponent().deletingLastPathComponent().path
    }
    return (roots + roots.flatMap(packages)).first { home in
      ["/conf", "/jars"].contains { FileManager.default.fileExists(atPath: home + $0) }
        && ["/bin/spark-class", "/bin/spark-submit"].contains {
          FileManager.default.fileExists(atPath: home + $0)
        }
    }
  }

  /// Where pip puts PySpark below the folder of a Python.
  private static func packages(in root: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/lib")) ?? []
    return names.filter { $0.hasPrefix("python") }.sorted()
      .map { "\(root)/lib/\($0)/site-packages/pyspark" }
  }
}
