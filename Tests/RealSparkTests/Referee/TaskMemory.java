import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.memory.MemoryConsumer;
import org.apache.spark.memory.MemoryMode;
import org.apache.spark.memory.TaskMemoryManager;
import org.apache.spark.memory.UnifiedMemoryManager;

/**
 * Drives Spark's TaskMemoryManager, for one task that is alone, with consumers that spill a part of
 * what they take. Writes for every operation what was granted, who spilled how much, and what
 * every consumer takes.
 */
class TaskMemory {
  static final List<String> spills = new ArrayList<>();
  static TaskMemoryManager task;
  static List<Consumer> consumers;

  static class Consumer extends MemoryConsumer {
    final int number;
    final String policy;

    Consumer(int number, MemoryMode mode, String policy) {
      super(task, 1, mode);
      this.number = number;
      this.policy = policy;
    }

    @Override
    public long spill(long needed, MemoryConsumer trigger) {
      long bytes = switch (policy) {
        case "everything" -> getUsed();
        case "needed" -> Math.min(getUsed(), needed);
        case "half" -> getUsed() / 2;
        default -> 0;
      };
      if (bytes > 0) {
        freeMemory(bytes);
        spills.add(number + ":" + bytes);
      }
      return bytes;
    }

    /** Makes Spark's hash set keep the consumers in their order. */
    @Override
    public int hashCode() {
      return number;
    }
  }

  static String operate(String[] words) {
    int number = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "task": {
        SparkConf conf = new SparkConf(false)
            .set("spark.memory.offHeap.enabled", "true")
            .set("spark.memory.offHeap.size", words[2]);
        task = new TaskMemoryManager(
            new UnifiedMemoryManager(conf, number, number / 2, 1), 0);
        consumers = new ArrayList<>();
        return "";
      }
      case "consumer":
        consumers.add(new Consumer(number, MemoryMode.valueOf(words[2]), words[3]));
        return "";
      case "use":
        return Long.toString(consumers.get(number).acquireMemory(Long.parseLong(words[2])));
      default: {
        Consumer consumer = consumers.get(number);
        consumer.freeMemory(Math.min(Long.parseLong(words[2]), consumer.getUsed()));
        return "";
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    Configurator.setRootLevel(Level.OFF);
    BufferedReader operations =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = operations.readLine(); line != null; line = operations.readLine()) {
      StringBuilder answer = new StringBuilder(operate(line.split(" ")));
      answer.append('|').append(String.join(" ", spills)).append('|');
      spills.clear();
      for (Consumer consumer : consumers) answer.append(consumer.getUsed()).append(' ');
      answers.println(answer);
    }
    answers.flush();
    System.exit(0);
  }
}
