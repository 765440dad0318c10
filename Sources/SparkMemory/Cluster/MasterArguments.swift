/// What `local[4]` and `local-cluster[2,4,2048]` say between the brackets.
///
/// Source: `org.apache.spark.SparkMasterRegex`.
struct MasterArguments: Hashable {
  /// Task threads of a local driver, or cores of each worker of a local cluster; nil for `*`.
  var cores: Int?
  /// Workers of a local cluster, each of which runs one executor.
  var workers: Int?
  /// Memory of each worker of a local cluster.
  var workerMemory: ByteSize?

  init(master: String) {
    let text = master.trimmedAsJava
    if text == "local" { cores = 1 }
    guard let open = text.firstIndex(of: "["), text.hasSuffix("]") else { return }
    let inner = text[text.index(after: open)...].dropLast()
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false)
      .map { Int32($0.trimmedAsJava).map(Int.init) }
    if text.hasPrefix("local-cluster[") {
      guard parts.count == 3 else { return }
      workers = parts[0]
      cores = parts[1]
      workerMemory = parts[2].map { .mebibytes(Int64($0)) }
    } else {
      cores = parts.first ?? nil
    }
  }
}

extension SparkConfiguration {
  /// Workers of the local cluster that `spark.master` names; nil for any other master.
  public var localClusterWorkers: Int? {
    self[.master].flatMap { MasterArguments(master: $0).workers }
  }
}
