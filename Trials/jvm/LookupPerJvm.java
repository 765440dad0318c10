import java.util.HashMap;
import java.util.Map;

/** A table that each executor loads once and all its tasks share, as a static field does. */
public final class LookupPerJvm {
  private static Map<Long, Person> table;

  private static synchronized Map<Long, Person> table(int size) {
    if (table == null) {
      table = new HashMap<>(size * 2);
      for (long id = 0; id < size; id++) table.put(id, new Person(id));
    }
    return table;
  }

  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      final int size = (int) (1_500_000 * scale);
      double sum = Application.numbers(spark, 2_000_000, 8)
          .mapToDouble(id -> table(size).get(id % size).score)
          .sum();
      System.out.println("sum " + sum);
    });
  }
}
