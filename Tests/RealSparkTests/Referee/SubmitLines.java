import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.collection.JavaConverters;

/** Reads the arguments of spark-submit from each line, and writes the settings it makes of them. */
class SubmitLines {
  /** spark-submit wants to know of a Hadoop configuration before it prepares anything for YARN. */
  private static final scala.collection.immutable.Map<String, String> ENVIRONMENT =
      new scala.collection.immutable.Map.Map1<>("YARN_CONF_DIR", "/");

  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      var words = JavaConverters.asScalaBuffer(Arrays.asList(line.split("\t"))).toSeq();
      try {
        SparkSubmitArguments parsed = new SparkSubmitArguments(words, ENVIRONMENT);
        var prepared = new SparkSubmit().prepareSubmitEnvironment(parsed, scala.Option.empty());
        SparkConf conf = prepared._3();
        StringBuilder answer = new StringBuilder();
        for (var setting : conf.getAll()) {
          answer.append(setting._1()).append('=').append(setting._2()).append('\t');
        }
        System.out.println(answer);
      } catch (Exception refusal) {
        System.out.println("refused\t" + refusal.getMessage());
      }
    }
  }
}
