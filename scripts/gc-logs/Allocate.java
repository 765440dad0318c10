import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * Fills a heap with objects that live long, for a while, and for a moment, and then says what the JVM itself counted:
 * the independent opinion that the reader of GC logs is held against.
 *
 * Arguments: MiB to keep, kibibytes of an object, MiB to allocate in all.
 */
public class Allocate {
  public static void main(String[] arguments) throws Exception {
    int kept = Integer.parseInt(arguments[0]) << 20;
    int size = Integer.parseInt(arguments[1]) << 10;
    long all = Long.parseLong(arguments[2]) << 20;

    var longLived = new ArrayList<byte[]>();
    for (int held = 0; held < kept; held += size) longLived.add(new byte[size]);
    var forAWhile = new ArrayDeque<byte[]>();
    for (long allocated = 0; allocated < all; allocated += size) {
      forAWhile.add(new byte[size]);
      if (forAWhile.size() > (8 << 20) / size) forAWhile.poll();
    }
    forAWhile.clear();
    System.gc();
    // The collectors that work beside the program report when they are done.
    Thread.sleep(300);

    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    System.out.println("kept " + (long) longLived.size() * size);
    System.out.println("used " + heap.getUsed());
    System.out.println("max " + heap.getMax());
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans())
      System.out.println(bean.getName() + " " + bean.getCollectionCount());
  }
}
