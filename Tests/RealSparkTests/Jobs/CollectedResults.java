import org.apache.spark.sql.SparkSession;

/** Brings some 24 MiB of results to the driver, and fails where that is not allowed. */
public final class CollectedResults {
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    int rows =
        spark.range(0, 200_000, 1, 8)
            .selectExpr("id", "sha2(cast(id as string), 256)", "sha2(cast(-id as string), 256)")
            .collectAsList()
            .size();
    System.out.println(rows);
    spark.stop();
  }
}
