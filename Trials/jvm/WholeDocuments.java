import java.util.List;
import scala.Tuple2;

/** Records of some megabytes, made, shuffled and parsed into pieces, as whole documents are. */
public final class WholeDocuments {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      final int repeats = (int) (40_000 * scale);
      long words = Application.numbers(spark, 64, 8)
          .mapToPair(id -> new Tuple2<>(id * 31 % 97, ("word" + id % 10 + " document ").repeat(repeats)))
          .repartition(8)
          .map(document -> (long) List.of(document._2().split(" ")).size())
          .reduce(Long::sum);
      System.out.println("words " + words);
    });
  }
}
