import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * An application that waits for its executor and ends. Its arguments are settings, key=value; its
 * log has the executor's memory.
 */
class LocalClusterApplication {
  public static void main(String[] arguments) throws Exception {
    SparkConf conf = new SparkConf();
    for (String setting : arguments) {
      int equals = setting.indexOf('=');
      conf.set(setting.substring(0, equals), setting.substring(equals + 1));
    }
    SparkContext context = new SparkContext(conf);
    // The driver has a block manager too.
    while (context.getExecutorMemoryStatus().size() < 2) Thread.sleep(50);
    context.stop();
  }
}
