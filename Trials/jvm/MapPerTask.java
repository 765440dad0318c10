import java.util.HashMap;
import java.util.Map;
import java.util.List;

/** A task that holds a map of all its rows until it ends. */
public final class MapPerTask {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      long total = Application.numbers(spark, 2_800_000 * scale, 4)
          .mapPartitions(ids -> {
            Map<String, Person> held = new HashMap<>();
            while (ids.hasNext()) {
              Person person = new Person(ids.next());
              held.put(person.name, person);
            }
            return List.of((long) held.size()).iterator();
          })
          .reduce(Long::sum);
      System.out.println("held " + total);
    });
  }
}
