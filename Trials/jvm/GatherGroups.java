import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.functions;

/** A typed group that is gathered in a list before anything is done with it. */
public final class GatherGroups {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      var texts = spark.range(0, (long) (2_000_000 * scale), 1, 8)
          .select(functions.sha2(functions.col("id").cast("string"), 256).as("text"))
          .as(Encoders.STRING());
      long total = texts
          .groupByKey((MapFunction<String, String>) text -> text.charAt(0) < '8' ? "low" : "high", Encoders.STRING())
          .flatMapGroups((FlatMapGroupsFunction<String, String, Long>) (key, values) -> {
            List<String> held = new ArrayList<>();
            values.forEachRemaining(held::add);
            held.sort(null);
            return List.of((long) held.size()).iterator();
          }, Encoders.LONG())
          .reduce((org.apache.spark.api.java.function.ReduceFunction<Long>) Long::sum);
      System.out.println("gathered " + total);
    });
  }
}
