import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.spark.SparkConf;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.io.CompressionCodec$;

/**
 * Compresses as Spark's event log writer does. A line is the short name of a codec, settings as
 * {@code key=value,…}, and streams, all divided by tabs; a stream is pieces in base 64, divided by
 * commas, with a flush after each. The answer is all streams, one after the other, in base 64.
 */
class CompressedStreams {
  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split("\t", -1);
      SparkConf configuration = new SparkConf(false);
      for (String setting : words[1].split(",")) {
        if (!setting.isEmpty()) {
          configuration.set(setting.split("=")[0], setting.split("=")[1]);
        }
      }
      CompressionCodec codec = CompressionCodec$.MODULE$.createCodec(configuration, words[0]);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int stream = 2; stream < words.length; stream++) {
        OutputStream output = codec.compressedContinuousOutputStream(bytes);
        for (String piece : words[stream].split(",")) {
          output.write(Base64.getDecoder().decode(piece));
          output.flush();
        }
        output.close();
      }
      answers.println(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
    answers.flush();
  }
}
