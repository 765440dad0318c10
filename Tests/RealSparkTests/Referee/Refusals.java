import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;
import org.apache.spark.memory.UnifiedMemoryManager;
import org.apache.spark.resource.ResourceProfile$;

/**
 * Reads settings, `key=value` with tabs between them, a configuration in each line, and says
 * whether Spark takes them: as SparkContext checks them, as it sizes executors, and as the memory
 * manager of every JVM divides the heap.
 */
public class Refusals {
  public static void main(String[] arguments) throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      SparkConf conf = new SparkConf(false);
      for (String setting : line.split("\t")) {
        int sign = setting.indexOf('=');
        conf.set(setting.substring(0, sign), setting.substring(sign + 1));
      }
      System.out.println(answer(conf));
    }
  }

  private static String answer(SparkConf conf) {
    try {
      conf.validateSettings();
      ResourceProfile$.MODULE$.clearDefaultProfile();
      ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf);
      UnifiedMemoryManager.apply(conf, 1);
      return "taken";
    } catch (Throwable refusal) {
      return "refused";
    }
  }
}
