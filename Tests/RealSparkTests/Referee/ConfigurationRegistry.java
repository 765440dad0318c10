import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.internal.SQLConf$;
import scala.Option;
import scala.collection.Iterator;

/**
 * What Spark registers of its settings.
 *
 * <p>With "registry" it writes a line for each setting of every object that declares some, then an
 * empty line, then for each line read, a key and a value, what Spark makes of the value. With
 * "names" it reads a deprecated name and a key, and writes what Spark reads for the key. With
 * "session" it starts Spark and writes what spark.conf.set answers for each key read.
 */
class ConfigurationRegistry {
  private static final String PACKAGE = "org.apache.spark.internal.config.";

  private static final String[] OBJECTS = {
    PACKAGE + "package$",
    PACKAGE + "Deploy$",
    PACKAGE + "History$",
    PACKAGE + "Kryo$",
    PACKAGE + "Network$",
    PACKAGE + "Python$",
    PACKAGE + "R$",
    PACKAGE + "Status$",
    PACKAGE + "Streaming$",
    PACKAGE + "UI$",
    PACKAGE + "Worker$",
    "org.apache.spark.deploy.yarn.config.package$",
    "org.apache.spark.deploy.k8s.Config$",
    "org.apache.spark.sql.internal.SQLConf$",
    "org.apache.spark.sql.internal.StaticSQLConf$",
  };

  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<String[]> asked = new ArrayList<>();
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      asked.add(line.split("\t", -1));
    }
    switch (arguments[0]) {
      case "registry" -> registry(asked, answers);
      case "names" -> names(asked, answers);
      default -> session(asked, answers);
    }
    answers.flush();
    System.exit(0);
  }

  private static void registry(List<String[]> asked, PrintStream answers) throws Exception {
    Map<String, ConfigEntry<?>> entries = entries();
    for (ConfigEntry<?> entry : entries.values()) {
      String key = entry.key();
      String scope = "core";
      if (SQLConf$.MODULE$.containsConfigKey(key)) {
        scope = SQLConf.isStaticConfigKey(key) ? "static" : "runtime";
      }
      List<String> alternatives = new ArrayList<>();
      for (Iterator<String> names = entry.alternatives().iterator(); names.hasNext(); ) {
        alternatives.add(names.next());
      }
      answers.println(
          String.join(
              "\t",
              key,
              oneLine(entry.defaultValueString()),
              String.valueOf(entry.version()),
              String.valueOf(entry.isPublic()),
              scope,
              String.join(",", alternatives)));
    }
    answers.println();
    for (String[] question : asked) {
      ConfigEntry<?> entry = entries.get(question[0]);
      if (entry == null) {
        answers.println("unregistered");
        continue;
      }
      try {
        Object value = entry.valueConverter().apply(question[1]);
        if (value instanceof Option<?> option && option.isDefined()) {
          value = option.get();
        }
        answers.println(oneLine(String.valueOf(value)));
      } catch (RuntimeException refusal) {
        answers.println("refused");
      }
    }
  }

  private static Map<String, ConfigEntry<?>> entries() throws Exception {
    for (String object : OBJECTS) {
      Class.forName(object);
    }
    Class<?> companion = Class.forName(PACKAGE + "ConfigEntry$");
    Object module = companion.getField("MODULE$").get(null);
    @SuppressWarnings("unchecked")
    Map<String, ConfigEntry<?>> known =
        (Map<String, ConfigEntry<?>>) companion.getMethod("knownConfigs").invoke(module);
    return new TreeMap<>(known);
  }

  private static void names(List<String[]> asked, PrintStream answers) throws Exception {
    Map<String, ConfigEntry<?>> entries = entries();
    for (String[] question : asked) {
      SparkConf configuration = new SparkConf(false);
      configuration.set(question[0], question[2]);
      ConfigEntry<?> entry = entries.get(question[1]);
      Object value =
          entry == null
              ? configuration.get(question[1], "unset")
              : configuration.get(entry);
      answers.println(oneLine(String.valueOf(value)));
    }
  }

  private static void session(List<String[]> asked, PrintStream answers) throws Exception {
    SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .getOrCreate();
    for (String[] question : asked) {
      try {
        session.conf().set(question[0], question[1]);
        answers.println("accepted");
      } catch (Exception refusal) {
        answers.println(oneLine(String.valueOf(refusal.getMessage())));
      }
    }
    session.stop();
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }
}
