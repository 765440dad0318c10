import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.network.util.ByteUnit;
import org.apache.spark.network.util.JavaUtils;

/** Reads a unit and a text from each line, and writes what Spark's JavaUtils makes of the text. */
class ByteStrings {
  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      int tab = line.indexOf('\t');
      ByteUnit unit = ByteUnit.valueOf(line.substring(0, tab));
      try {
        answers.println(JavaUtils.byteStringAs(line.substring(tab + 1), unit));
      } catch (RuntimeException refusal) {
        String message = String.valueOf(refusal.getMessage()).replace("\n", "\\n");
        answers.println(refusal.getClass().getSimpleName() + ": " + message);
      }
    }
    answers.flush();
  }
}
