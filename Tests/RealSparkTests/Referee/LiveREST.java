import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * An application that says where its web interface is, does all that a profile tells of, says so,
 * and ends when a line comes on its standard input. Its arguments are settings, key=value.
 */
class LiveREST {
  private static SparkSession spark;

  public static void main(String[] arguments) throws Exception {
    SparkConf conf = new SparkConf();
    for (String setting : arguments) {
      int equals = setting.indexOf('=');
      conf.set(setting.substring(0, equals), setting.substring(equals + 1));
    }
    spark = SparkSession.builder().config(conf).getOrCreate();
    int wanted = conf.getInt("spark.executor.instances", 0) + 1;
    while (spark.sparkContext().getExecutorMemoryStatus().size() < wanted) Thread.sleep(50);

    System.out.println("UI " + spark.sparkContext().uiWebUrl().get());
    System.out.flush();

    // Broadcast, cached with a copy on disk, cached and released.
    spark.sql("select id, sha2(string(id), 256) as small from range(60000)").createTempView("dim");
    var cached = spark.sql("select id, sha2(string(id), 256) as text from range(200000)")
        .persist(StorageLevel.MEMORY_AND_DISK());
    cached.count();
    cached.createTempView("facts");
    var released = spark.range(100000).persist(StorageLevel.MEMORY_ONLY());
    released.count();
    run("select /*+ broadcast(dim) */ count(*) from facts join dim on facts.id = dim.id");
    released.unpersist(true);

    // A sort that is larger than its share, and an aggregation.
    noop("select sha2(string(id), 512) as k, sha2(string(id + 1), 512) as v"
        + " from range(0, 500000, 1, 4) order by k");
    run("select count(distinct sha2(string(id), 256)) from range(0, 200000, 1, 4)");
    // The build side of a hash join, with session settings of its own.
    spark.conf().set("spark.sql.shuffle.partitions", "3");
    run("select /*+ shuffle_hash(b) */ count(*) from"
        + " (select id, sha2(string(id), 256) v from range(100000)) a join"
        + " (select id, sha2(string(id), 256) w from range(50000)) b on a.id = b.id and v <> w");

    // RDDs without SQL.
    spark.sparkContext().setJobDescription("an RDD");
    var rdd = spark.sparkContext().range(0, 1000, 1, 3).repartition(2, null);
    rdd.setName("numbers").cache().count();

    // A task that fails where a JVM sees it first, and a job of which all fail.
    noop("select if(reflect('java.lang.System', 'setProperty', concat('once.', id), 'x') = 'null',"
        + " raise_error('java.lang.OutOfMemoryError: Java heap space'), 1) as x"
        + " from range(0, 2, 1, 2)");
    try {
      run("select raise_error(concat('never ', id)) from range(0, 2, 1, 2)");
    } catch (Exception expected) {
      // That is what it is for.
    }
    // Some heartbeats.
    Thread.sleep(3000);
    System.out.println("DONE");
    System.out.flush();
    System.in.read();
    spark.stop();
  }

  private static void run(String statement) {
    spark.sql(statement).collectAsList();
  }

  private static void noop(String statement) {
    spark.sql(statement).write().format("noop").mode("overwrite").save();
  }
}
