import scala.Tuple2;

/** Objects grouped by key: each group is one list on the heap, which nothing can spill. */
public final class GroupByKey {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      long total = Application.numbers(spark, 1_500_000 * scale, 8)
          .mapToPair(id -> new Tuple2<>(id % 4, new Person(id)))
          .groupByKey(4)
          .mapValues(people -> {
            long count = 0;
            for (Person person : people) count += person.name.length();
            return count;
          })
          .values()
          .reduce(Long::sum);
      System.out.println("gathered " + total);
    });
  }
}
