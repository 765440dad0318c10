import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What the programs share: a session, numbers in partitions, and the word that says that all is done. */
final class Application {
  interface Body {
    void run(SparkSession spark, JavaSparkContext context, double scale) throws Exception;
  }

  static void run(String[] arguments, Body body) throws Exception {
    SparkSession spark = SparkSession.builder().appName("trial").getOrCreate();
    spark.sparkContext().setLogLevel("WARN");
    body.run(spark, JavaSparkContext.fromSparkContext(spark.sparkContext()), Double.parseDouble(arguments[0]));
    System.out.println("DONE");
    spark.stop();
  }

  /** The numbers below a count, in partitions. */
  static JavaRDD<Long> numbers(SparkSession spark, double count, int partitions) {
    return spark.range(0, (long) count, 1, partitions).toJavaRDD();
  }

  private Application() {}
}
