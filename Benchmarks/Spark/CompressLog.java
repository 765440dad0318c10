import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.io.CompressionCodec$;

/**
 * Compresses an event log as Spark does while it writes one: with Spark's own codec, whose short
 * name is the argument, and flushed after the events that Spark flushes after. Each flush ends a
 * frame of zstd.
 */
public class CompressLog {
  /** EventLoggingListener does not flush after these. */
  private static final List<byte[]> NOT_FLUSHED =
      List.of(
          bytes("SparkListenerTask"),
          bytes("SparkListenerStageSubmitted"),
          bytes("SparkListenerStageExecutorMetrics"),
          bytes("SparkListenerExecutorMetricsUpdate"),
          bytes("SparkListenerEnvironmentUpdate"));

  private static final int NAME_AT = "{\"Event\":\"".length();

  public static void main(String[] arguments) throws Exception {
    CompressionCodec codec = CompressionCodec$.MODULE$.createCodec(new SparkConf(), arguments[0]);
    InputStream in = System.in;
    // EventLogFileWriter puts its buffer of 100 KiB before the codec's stream.
    OutputStream sink = new BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), 1 << 20);
    OutputStream out = new BufferedOutputStream(codec.compressedContinuousOutputStream(sink), 100 << 10);
    byte[] buffer = new byte[8 << 20];
    int filled = 0;
    int read;
    while ((read = in.read(buffer, filled, buffer.length - filled)) >= 0) {
      filled += read;
      int line = 0;
      for (int i = 0; i < filled; i++) {
        if (buffer[i] == '\n') {
          out.write(buffer, line, i + 1 - line);
          if (isFlushed(buffer, line, i)) {
            out.flush();
          }
          line = i + 1;
        }
      }
      if (line == 0 && filled == buffer.length) {
        throw new IllegalStateException("a line of the log is longer than " + buffer.length);
      }
      System.arraycopy(buffer, line, buffer, 0, filled - line);
      filled -= line;
    }
    out.write(buffer, 0, filled);
    out.close();
  }

  private static boolean isFlushed(byte[] buffer, int line, int end) {
    int at = line + NAME_AT;
    for (byte[] name : NOT_FLUSHED) {
      int to = at + name.length;
      if (to < end && java.util.Arrays.equals(buffer, at, to, name, 0, name.length)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
