import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;
import org.apache.spark.memory.UnifiedMemoryManager;

/**
 * Reads a count of cores and settings, key=value between tabs, and writes the page size and the
 * initial pools of the memory manager that Spark makes of them, or that it makes none.
 */
class TungstenPages {
  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] parts = line.split("\t");
      SparkConf conf = new SparkConf(false);
      for (int index = 1; index < parts.length; index++) {
        int equals = parts[index].indexOf('=');
        conf.set(parts[index].substring(0, equals), parts[index].substring(equals + 1));
      }
      try {
        UnifiedMemoryManager manager = UnifiedMemoryManager.apply(conf, Integer.parseInt(parts[0]));
        answers.println(manager.pageSizeBytes() + " " + manager.maxOnHeapStorageMemory());
      } catch (IllegalArgumentException refusal) {
        answers.println("refused");
      }
    }
    answers.flush();
  }
}
