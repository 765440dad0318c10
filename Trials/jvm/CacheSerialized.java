import org.apache.spark.storage.StorageLevel;

/** An RDD of plain objects cached as bytes, in memory only, and read twice. */
public final class CacheSerialized {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      var people = Application.numbers(spark, 1_200_000 * scale, 8).map(Person::new)
          .persist(StorageLevel.MEMORY_ONLY_SER());
      for (int round = 0; round < 2; round++) {
        final int rest = round;
        System.out.println("found " + people.filter(person -> person.id % 7 == rest).count());
      }
    });
  }
}
