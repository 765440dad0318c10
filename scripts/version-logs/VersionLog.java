import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.io.CompressionCodec$;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.Tuple2;

/**
 * A small application that has a little of everything an event log can tell of memory, and whose
 * events several of Spark's own log writers see, each with a codec and a form of its own.
 *
 * <p>With "record" it runs, and leaves a directory for each writer below "logs" in the current
 * directory; with "roll" after it, only until a rolling log has rolled. With "decode" it
 * writes to standard output what a file holds that was written with a codec.
 *
 * <p>It tells Spark names that are nobody's before Spark asks for them, so that a compressed log,
 * too, stays byte for byte as it was written.
 */
public final class VersionLog {
  /** One of Spark's log writers, made by Spark from its class name in spark.extraListeners. */
  static class Log extends EventLoggingListener {
    /** What still has to be closed when the application has ended. */
    static final List<Log> open = new ArrayList<>();

    Log(SparkConf application, String codec, boolean rolls) {
      this(application.clone()
          .set("spark.eventLog.dir", directory(codec, rolls).toString())
          .set("spark.eventLog.compress", Boolean.toString(!codec.equals("none")))
          .set("spark.io.compression.codec", codec.equals("none") ? "lz4" : codec)
          .set("spark.eventLog.compression.codec", codec.equals("none") ? "lz4" : codec)
          .set("spark.eventLog.rolling.enabled", Boolean.toString(rolls)));
    }

    private Log(SparkConf settings) {
      super(
          settings.getAppId(), Option.empty(), URI.create(settings.get("spark.eventLog.dir")),
          settings, SparkHadoopUtil.get().newConfiguration(settings));
      start();
      open.add(this);
    }

    private static URI directory(String codec, boolean rolls) {
      Path directory = Path.of("logs", rolls ? codec + "-rolling" : codec).toAbsolutePath();
      try {
        return Files.createDirectories(directory).toUri();
      } catch (java.io.IOException problem) {
        throw new java.io.UncheckedIOException(problem);
      }
    }
  }

  public static final class Plain extends Log {
    public Plain(SparkConf conf) { super(conf, "none", false); }
  }

  public static final class PlainRolling extends Log {
    public PlainRolling(SparkConf conf) { super(conf, "none", true); }
  }

  public static final class Zstd extends Log {
    public Zstd(SparkConf conf) { super(conf, "zstd", false); }
  }

  public static final class ZstdRolling extends Log {
    public ZstdRolling(SparkConf conf) { super(conf, "zstd", true); }
  }

  public static final class LZ4 extends Log {
    public LZ4(SparkConf conf) { super(conf, "lz4", false); }
  }

  public static final class LZ4Rolling extends Log {
    public LZ4Rolling(SparkConf conf) { super(conf, "lz4", true); }
  }

  public static final class Snappy extends Log {
    public Snappy(SparkConf conf) { super(conf, "snappy", false); }
  }

  public static final class SnappyRolling extends Log {
    public SnappyRolling(SparkConf conf) { super(conf, "snappy", true); }
  }

  public static final class LZF extends Log {
    public LZF(SparkConf conf) { super(conf, "lzf", false); }
  }

  public static final class LZFRolling extends Log {
    public LZFRolling(SparkConf conf) { super(conf, "lzf", true); }
  }

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "record":
        record(arguments.length > 1 && arguments[1].equals("roll"));
        break;
      case "decode":
        try (InputStream file = Files.newInputStream(Path.of(arguments[2]))) {
          CompressionCodec$.MODULE$.createCodec(new SparkConf(), arguments[1])
              .compressedInputStream(file).transferTo(System.out);
        }
        System.out.flush();
        break;
      default:
        throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void record(boolean rolls) {
    // Java keeps to the real directory, which it has looked up by now.
    new File(".").getAbsoluteFile();
    System.setProperty("user.dir", "/spark");
    System.setProperty("user.home", "/home/spark");
    System.setProperty("user.name", "spark");
    System.setProperty("os.version", "6.1.0");
    List<String> writers = new ArrayList<>(List.of("Zstd", "ZstdRolling"));
    if (!rolls) {
      writers.addAll(List.of(
          "Plain", "PlainRolling", "LZ4", "LZ4Rolling", "Snappy", "SnappyRolling", "LZF",
          "LZFRolling"));
    }
    String listeners =
        writers.stream().map(name -> "VersionLog$" + name).collect(Collectors.joining(","));
    SparkSession.Builder settings = SparkSession.builder()
        .appName("version log")
        .master("local-cluster[1,2,600]")
        .config("spark.jars", "version-log.jar")
        .config("spark.extraListeners", listeners)
        .config("spark.executor.memory", "600m")
        .config("spark.executor.heartbeatInterval", "2s")
        .config("spark.executor.metrics.pollingInterval", "100ms")
        .config("spark.executor.processTreeMetrics.enabled", "true")
        .config("spark.executor.extraJavaOptions", System.getenv("EXECUTOR_OPTIONS"))
        .config("spark.eventLog.logBlockUpdates.enabled", "true")
        .config("spark.eventLog.logStageExecutorMetrics", "true")
        .config("spark.task.maxFailures", "2")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "true")
        .config("spark.sql.warehouse.dir", "/tmp/spark-warehouse")
        .config("spark.shuffle.spill.numElementsForceSpillThreshold", "10");
    if (rolls) settings.config("spark.eventLog.rolling.maxFileSize", "2m");
    SparkSession spark = settings.getOrCreate();
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    if (rolls) {
      for (int job = 0; job < 8; job++) numbers(context, 100).count();
    } else {
      join(spark);
      cacheAndRetry(context);
      fail(spark);
    }
    spark.stop();
    Log.open.forEach(Log::stop);
  }

  private static JavaRDD<Integer> numbers(JavaSparkContext context, int partitions) {
    List<Integer> numbers = IntStream.range(0, 100).boxed().collect(Collectors.toList());
    return context.parallelize(numbers, partitions);
  }

  /** A broadcast join and an aggregation. */
  private static void join(SparkSession spark) {
    Dataset<Row> facts = spark.range(0, 2000, 1, 2).selectExpr("id % 10 as key", "id as value");
    Dataset<Row> names = spark.range(0, 10, 1, 1).selectExpr("id as key", "'n' || id as name");
    facts.join(functions.broadcast(names), "key").groupBy("name").sum("value").collectAsList();
  }

  /** A task that succeeds when it is tried again, an RDD that is cached, a shuffle that spills. */
  private static void cacheAndRetry(JavaSparkContext context) {
    JavaRDD<Integer> squares = numbers(context, 2).map(number -> {
      TaskContext task = TaskContext.get();
      if (task.partitionId() == 0 && task.attemptNumber() == 0) {
        throw new IllegalStateException("this task succeeds when it is tried again");
      }
      return number * number;
    }).setName("squares").persist(StorageLevel.MEMORY_AND_DISK());
    squares.count();
    squares.mapToPair(square -> new Tuple2<>(square, square)).groupByKey(1).count();
    squares.unpersist();
  }

  /** A query that fails, and with it its job. */
  private static void fail(SparkSession spark) {
    try {
      spark.range(0, 1, 1, 1).selectExpr("assert_true(id < 0)").collectAsList();
    } catch (Exception expected) {
      System.err.println("The query failed, as it should: " + expected.getClass().getName());
    }
  }
}
