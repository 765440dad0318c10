import java.io.Serializable;

/** A plain object as applications have them: a number, two texts and a boxed number. */
final class Person implements Serializable {
  final long id;
  final String name;
  final String city;
  final Double score;

  Person(long id) {
    this.id = id;
    this.name = Long.toHexString(id * 0x9E3779B97F4A7C15L) + Long.toHexString(id);
    this.city = "city " + id % 5000;
    this.score = id / 7.0;
  }
}
