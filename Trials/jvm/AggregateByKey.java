import scala.Tuple2;

/** An aggregation of objects over many keys, in the map of Spark's RDDs that spills by its estimate of its size. */
public final class AggregateByKey {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      long keys = Application.numbers(spark, 1_200_000 * scale, 8)
          .mapToPair(id -> new Tuple2<>(Long.toHexString(id % 700_001 * 0x9E3779B97F4A7C15L), id))
          .aggregateByKey(new long[4], 8, (sums, id) -> {
            long[] next = sums.clone();
            next[(int) (id % 4)] += id;
            return next;
          }, (left, right) -> {
            long[] next = left.clone();
            for (int i = 0; i < 4; i++) next[i] += right[i];
            return next;
          })
          .count();
      System.out.println("keys " + keys);
    });
  }
}
