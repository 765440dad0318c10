import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.util.ServiceLoader;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.Status;
import org.apache.spark.scheduler.ReplayListenerBus;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerInterface;
import org.apache.spark.status.AppHistoryServerPlugin;
import org.apache.spark.status.AppStatusListener;
import org.apache.spark.status.AppStatusStore;
import org.apache.spark.status.ElementTrackingStore;
import org.apache.spark.util.Utils;
import org.apache.spark.util.kvstore.InMemoryStore;
import scala.Option;

/**
 * Replays an event log as Spark's History Server does before it shows an application's page
 * (FsHistoryProvider.rebuildAppStore), into a store in memory, and prints what is in it. The
 * argument is the log, plain or with the extension of its codec.
 */
public class ReplayLog {
  /** Counts what Spark accepted, with its own reading of each event. */
  public static class Counter extends SparkListener {
    long tasks;
    long stages;

    @Override
    public void onTaskEnd(org.apache.spark.scheduler.SparkListenerTaskEnd event) {
      tasks++;
    }

    @Override
    public void onStageCompleted(org.apache.spark.scheduler.SparkListenerStageCompleted event) {
      stages++;
    }
  }

  public static void main(String[] arguments) throws Exception {
    SparkConf conf = new SparkConf();
    // Live applications write to the store in the background; the History Server does not.
    SparkConf replayConf = conf.clone().set(Status.ASYNC_TRACKING_ENABLED().key(), "false");
    ElementTrackingStore store = new ElementTrackingStore(new InMemoryStore(), replayConf);
    ReplayListenerBus bus = new ReplayListenerBus();
    Counter counter = new Counter();
    bus.addListener(counter);
    bus.addListener(
        new AppStatusListener(
            store, replayConf, false, Option.empty(), Option.apply((Object) System.currentTimeMillis())));
    for (AppHistoryServerPlugin plugin : ServiceLoader.load(AppHistoryServerPlugin.class)) {
      scala.collection.Iterator<SparkListener> listeners =
          plugin.createListeners(conf, store).iterator();
      while (listeners.hasNext()) {
        bus.addListener((SparkListenerInterface) listeners.next());
      }
    }
    boolean accepted;
    try (var in = new BufferedInputStream(new FileInputStream(arguments[0]), 1 << 20)) {
      accepted = bus.replay(in, arguments[0], false, x -> true);
    }
    store.close(false);
    AppStatusStore status = new AppStatusStore(store, Option.empty(), Option.empty());
    System.out.println(
        "{\"accepted\":" + accepted + ",\"tasks\":" + counter.tasks + ",\"stages\":"
            + counter.stages + ",\"jobsKept\":" + status.jobsList(null).size() + "}");
  }
}
