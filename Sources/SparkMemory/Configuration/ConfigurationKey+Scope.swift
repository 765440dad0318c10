extension ConfigurationKey {
  /// Which part of Spark a setting belongs to, which decides whether a session may change it.
  public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
    /// Spark itself, fixed once it runs.
    case core
    /// A session of SQL, which may change it between queries.
    case sqlRuntime = "sql-runtime"
    /// SQL, fixed with the first session of the application.
    case sqlStatic = "sql-static"
    /// The part for YARN.
    case yarn
    /// The part for Kubernetes.
    case kubernetes
    /// Masters and workers of a standalone cluster.
    case standalone

    var usualEffect: Effect {
      switch self {
      case .core, .yarn, .kubernetes: .applicationStart
      case .sqlRuntime: .query
      case .sqlStatic: .session
      case .standalone: .daemonStart
      }
    }
  }

  /// When a value is looked at for the last time.
  public enum Effect: String, Hashable, Sendable, Codable, CaseIterable {
    /// When the driver's process is launched, so that the program itself comes too late.
    case jvmStart = "jvm-start"
    /// When the application starts and asks for its executors.
    case applicationStart = "application-start"
    /// With the first session of the application.
    case session
    /// With each query of a session.
    case query
    /// When a Master, a Worker, a shuffle service or the History Server starts.
    case daemonStart = "daemon-start"
  }

  /// Which versions know a setting by name, rather than read it as any text.
  ///
  /// Only from Spark 3.0 on does it matter: what is known by name can be refused.
  public enum Registration: Hashable, Sendable {
    /// Every version that reads it.
    case always
    /// None; Spark reads it without declaring it, or another program reads it.
    case never
    /// The versions from this one on.
    case since(SparkVersion)
  }

  /// The files of the `apache/spark` repository which declare settings.
  ///
  /// A file of a setting that was removed is that of the last version which had it.
  enum Source: String {
    case core = "core/src/main/scala/org/apache/spark/internal/config/package.scala"
    case python = "core/src/main/scala/org/apache/spark/internal/config/Python.scala"
    case kryo = "core/src/main/scala/org/apache/spark/internal/config/Kryo.scala"
    case network = "core/src/main/scala/org/apache/spark/internal/config/Network.scala"
    case ui = "core/src/main/scala/org/apache/spark/internal/config/UI.scala"
    case status = "core/src/main/scala/org/apache/spark/internal/config/Status.scala"
    case history = "core/src/main/scala/org/apache/spark/internal/config/History.scala"
    case deploy = "core/src/main/scala/org/apache/spark/internal/config/Deploy.scala"
    case worker = "core/src/main/scala/org/apache/spark/internal/config/Worker.scala"
    case sparkConf = "core/src/main/scala/org/apache/spark/SparkConf.scala"
    case sparkEnv = "core/src/main/scala/org/apache/spark/SparkEnv.scala"
    case staticMemory = "core/src/main/scala/org/apache/spark/memory/StaticMemoryManager.scala"
    case transport =
      "common/network-common/src/main/java/org/apache/spark/network/util/TransportConf.java"
    case shuffleResolver =
      "common/network-shuffle/src/main/java/org/apache/spark/network/shuffle/ExternalShuffleBlockResolver.java"
    case pythonRDD = "python/pyspark/core/rdd.py"
    case yarn =
      "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/config.scala"
    case kubernetes =
      "resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/Config.scala"
    case sql = "sql/catalyst/src/main/scala/org/apache/spark/sql/internal/SQLConf.scala"
    case staticSQL =
      "sql/catalyst/src/main/scala/org/apache/spark/sql/internal/StaticSQLConf.scala"
    case rocksDB =
      "sql/core/src/main/scala/org/apache/spark/sql/execution/streaming/state/RocksDB.scala"

    var scope: Scope {
      switch self {
      case .sql, .rocksDB: .sqlRuntime
      case .staticSQL: .sqlStatic
      case .yarn: .yarn
      case .kubernetes: .kubernetes
      case .deploy, .worker: .standalone
      default: .core
      }
    }
  }
}
