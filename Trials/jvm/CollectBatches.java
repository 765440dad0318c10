import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A driver that collects ten results and keeps them all. */
public final class CollectBatches {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      var rows = spark.range(0, (long) (1_800_000 * scale), 1, 8)
          .withColumn("text", functions.sha2(functions.col("id").cast("string"), 256));
      List<Row> kept = new ArrayList<>();
      for (int batch = 0; batch < 10; batch++) {
        kept.addAll(rows.where("id % 10 = " + batch).collectAsList());
      }
      System.out.println("kept " + kept.size());
    });
  }
}
