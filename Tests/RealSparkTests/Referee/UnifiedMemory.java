import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskContext$;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.memory.MemoryMode;
import org.apache.spark.memory.UnifiedMemoryManager;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.SerializerManager;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockId$;
import org.apache.spark.storage.BlockInfo;
import org.apache.spark.storage.BlockInfoManager;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.storage.StorageLevel$;
import org.apache.spark.storage.memory.BlockEvictionHandler;
import org.apache.spark.storage.memory.MemoryStore;
import org.apache.spark.util.io.ChunkedByteBuffer;
import scala.Function0;
import scala.Option;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.util.Either;

/**
 * Drives Spark's UnifiedMemoryManager and MemoryStore with the operations that it reads, a line
 * each, and writes everything that happened in the order in which it happened.
 *
 * <p>Every task has a thread, which blocks where Spark blocks it. All lines are written while the
 * memory manager's lock is held, so that their order is the order of the attempts. An operation is
 * followed by the next when every thread has finished or waits inside Spark. A line is what
 * happened, the blocks evicted by it, and the sizes and uses of the four pools.
 */
class UnifiedMemory {
  static final int TASKS = 32;
  static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);
  static final PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  static final Task[] tasks = new Task[TASKS];
  static final Map<MemoryMode, Long> unmanaged = new HashMap<>();
  static Method poll;
  static volatile World world;

  /** One memory manager with its blocks. */
  static class World {
    final Manager manager;
    final MemoryStore store;
    final BlockInfoManager blocks = new BlockInfoManager(false);
    final Map<BlockId, Boolean> usesDisk = new HashMap<>();
    final Map<BlockId, Integer> readers = new HashMap<>();
    final Map<MemoryMode, Long> reserved = new HashMap<>();
    final List<String> evicted = new ArrayList<>();

    World(long onHeap, long region, long offHeap, String fraction) {
      SparkConf conf = new SparkConf(false)
          .set("spark.memory.offHeap.enabled", offHeap > 0 ? "true" : "false")
          .set("spark.memory.offHeap.size", Long.toString(offHeap))
          .set("spark.memory.storageFraction", fraction)
          .set("spark.memory.unmanagedMemoryPollingInterval", "1d");
      manager = new Manager(conf, onHeap, region);
      SerializerManager serializers = new SerializerManager(new JavaSerializer(conf), conf);
      store = new MemoryStore(conf, blocks, serializers, manager, new Eviction());
      manager.setMemoryStore(store);
      for (long task = 0; task < TASKS; task++) blocks.registerTask(task);
    }

    class Eviction implements BlockEvictionHandler {
      @Override
      public <T> StorageLevel dropFromMemory(
          BlockId block, Function0<Either<Object, ChunkedByteBuffer>> data, ClassTag<T> tag) {
        evicted.add(block.name());
        store.remove(block);
        return usesDisk.get(block)
            ? StorageLevel$.MODULE$.DISK_ONLY() : StorageLevel$.MODULE$.NONE();
      }
    }

    /** Writes one line; the lock must be held. */
    void record(String what) {
      StringBuilder line = new StringBuilder(what).append(" | ");
      line.append(String.join(" ", evicted)).append(" |");
      evicted.clear();
      line.append(' ').append(manager.onHeapStorageMemoryPool().poolSize());
      line.append(' ').append(manager.onHeapStorageMemoryPool().memoryUsed());
      line.append(' ').append(manager.onHeapExecutionMemoryPool().poolSize());
      line.append(' ').append(manager.onHeapExecutionMemoryPool().memoryUsed());
      line.append(' ').append(manager.offHeapStorageMemoryPool().poolSize());
      line.append(' ').append(manager.offHeapStorageMemoryPool().memoryUsed());
      line.append(' ').append(manager.offHeapExecutionMemoryPool().poolSize());
      line.append(' ').append(manager.offHeapExecutionMemoryPool().memoryUsed());
      answers.println(line);
    }
  }

  /** Spark's manager, which says what tasks asked for and got before it lets go of its lock. */
  static class Manager extends UnifiedMemoryManager {
    Manager(SparkConf conf, long onHeap, long region) {
      super(conf, onHeap, region, 1);
    }

    @Override
    public long acquireExecutionMemory(long bytes, long task, MemoryMode mode) {
      synchronized (this) {
        world.record("ask " + task + " " + bytes + " " + mode);
        tasks[(int) task].asked = true;
        try {
          long got = super.acquireExecutionMemory(bytes, task, mode);
          world.record("granted " + task + " " + got);
          return got;
        } catch (NoSuchElementException gone) {
          world.record("deregistered " + task);
          return 0;
        } catch (Throwable other) {
          if (!(other instanceof InterruptedException)) throw other;
          world.record("interrupted " + task);
          return 0;
        } finally {
          tasks[(int) task].busy = false;
        }
      }
    }
  }

  /** A task's thread. What it asked, and whether it has an answer, is guarded by the lock. */
  static class Task extends Thread {
    final long number;
    final TaskContext context;
    final SynchronousQueue<Object[]> requests = new SynchronousQueue<>();
    volatile boolean asked;
    volatile boolean busy;

    Task(long number) throws Exception {
      this.number = number;
      context = taskContext(number);
      setDaemon(true);
      start();
    }

    void ask(long bytes, MemoryMode mode) throws InterruptedException {
      asked = false;
      busy = true;
      requests.put(new Object[] {bytes, mode});
    }

    @Override
    public void run() {
      try {
        while (true) {
          Object[] request = requests.take();
          world.manager.acquireExecutionMemory(
              (Long) request[0], number, (MemoryMode) request[1]);
        }
      } catch (Throwable problem) {
        problem.printStackTrace();
        System.exit(3);
      }
    }

    /** Whether it waits inside Spark; the lock must be held. */
    boolean waits() {
      return busy && asked && getState() == Thread.State.WAITING;
    }
  }

  /** The constructor's parameters have other types in every version. */
  static TaskContext taskContext(long task) throws Exception {
    var constructor = TaskContextImpl.class.getConstructors()[0];
    Class<?>[] types = constructor.getParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      if (types[i] == int.class) values[i] = 0;
      if (types[i] == long.class) values[i] = task;
      if (types[i] == Properties.class) values[i] = new Properties();
    }
    return (TaskContext) constructor.newInstance(values);
  }

  /** A buffer of any size that takes no memory. */
  static class Sized extends ChunkedByteBuffer {
    final long bytes;

    Sized(long bytes) {
      super(new ByteBuffer[0]);
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes;
    }
  }

  /** Takes note of every attempt after which a task waits, which Spark logs as it happens. */
  static class Waits extends AbstractAppender {
    Waits() {
      super("waits", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      if (event.getMessage().getFormattedMessage().contains("waiting for at least 1/2N")) {
        world.record("waits " + ((Task) Thread.currentThread()).number);
      }
    }
  }

  /** Spark configures logging with the first message; what comes after that stays. */
  static void listen() {
    new Manager(new SparkConf(false), 2, 1).initializeForcefully(false, true);
    var builder = ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(builder.newRootLogger(Level.OFF));
    LoggerContext context = (LoggerContext)
        LogManager.getContext(UnifiedMemoryManager.class.getClassLoader(), false);
    context.reconfigure(builder.build());
    Waits waits = new Waits();
    waits.start();
    LoggerConfig pool =
        new LoggerConfig("org.apache.spark.memory.ExecutionMemoryPool", Level.INFO, false);
    pool.addAppender(waits, Level.INFO, null);
    context.getConfiguration().addLogger(pool.getName(), pool);
    context.updateLoggers();
  }

  /**
   * Registers a consumer of unmanaged memory for each mode where this Spark has them, and keeps
   * Spark's own poller from running at moments of its choice.
   */
  static void registerConsumers() throws Exception {
    Class<?> consumer;
    try {
      consumer = Class.forName("org.apache.spark.memory.UnmanagedMemoryConsumer");
    } catch (ClassNotFoundException older) {
      return;
    }
    Class<?> companion = Class.forName("org.apache.spark.memory.UnifiedMemoryManager$");
    Object object = companion.getField("MODULE$").get(null);
    Field started = companion.getDeclaredField("pollingStarted");
    started.setAccessible(true);
    ((AtomicBoolean) started.get(null)).set(true);
    Class<?> name = Class.forName("org.apache.spark.memory.UnmanagedMemoryConsumerId");
    for (MemoryMode mode : MemoryMode.values()) {
      Object id = name.getConstructors()[0].newInstance("referee", mode.name());
      Object proxy = Proxy.newProxyInstance(
          consumer.getClassLoader(), new Class<?>[] {consumer},
          (self, method, arguments) -> switch (method.getName()) {
            case "unmanagedMemoryConsumerId" -> id;
            case "memoryMode" -> mode;
            case "getMemBytesUsed" -> unmanaged.getOrDefault(mode, 0L);
            case "toString" -> mode.name();
            case "hashCode" -> mode.hashCode();
            default -> self == arguments[0];
          });
      companion.getMethod("registerUnmanagedMemoryConsumer", consumer).invoke(object, proxy);
    }
    poll = companion.getMethod(
        "org$apache$spark$memory$UnifiedMemoryManager$$pollUnmanagedMemoryUsers");
  }

  static void setUnmanaged(MemoryMode mode, long bytes) throws Exception {
    unmanaged.put(mode, bytes);
    Class<?> companion = Class.forName("org.apache.spark.memory.UnifiedMemoryManager$");
    poll.invoke(companion.getField("MODULE$").get(null));
  }

  /** Waits until every thread has an answer or waits inside Spark. */
  static void settle() {
    while (true) {
      boolean settled = true;
      synchronized (world.manager) {
        for (Task task : tasks) settled &= !task.busy || task.waits();
      }
      if (settled) return;
      Thread.yield();
    }
  }

  static boolean put(BlockId block, long size, MemoryMode mode, boolean disk) {
    World world = UnifiedMemory.world;
    StorageLevel level = disk
        ? StorageLevel$.MODULE$.MEMORY_AND_DISK() : StorageLevel$.MODULE$.MEMORY_ONLY();
    if (world.blocks.get(block).isDefined()) {
      world.blocks.lockForWriting(block, false);
    } else {
      world.blocks.lockNewBlockForWriting(block, new BlockInfo(level, ANY, false), false);
    }
    world.usesDisk.put(block, disk);
    boolean stored = world.store.putBytes(block, size, mode, () -> new Sized(size), ANY);
    if (stored) {
      world.blocks.unlock(block, Option.empty());
    } else {
      world.blocks.removeBlock(block);
    }
    return stored;
  }

  static void drop(BlockId block) {
    for (int i = world.readers.getOrDefault(block, 0); i > 0; i--) {
      world.blocks.unlock(block, Option.empty());
    }
    world.readers.remove(block);
    world.blocks.lockForWriting(block, false);
    world.store.remove(block);
    world.blocks.removeBlock(block);
  }

  /** Does one operation of storage; the lock is held. */
  static String storage(String[] words) throws Exception {
    String line = String.join(" ", words);
    switch (words[0]) {
      case "put": {
        BlockId block = BlockId$.MODULE$.apply(words[1]);
        if (world.store.contains(block)) return null;
        return line + " " + put(
            block, Long.parseLong(words[2]), MemoryMode.valueOf(words[3]),
            words[4].equals("disk"));
      }
      case "drop": case "touch": case "read": case "unread": {
        BlockId block = BlockId$.MODULE$.apply(words[1]);
        if (!world.store.contains(block)) return null;
        int readers = world.readers.getOrDefault(block, 0);
        switch (words[0]) {
          case "drop": drop(block); break;
          case "touch": world.store.getSize(block); break;
          case "read":
            world.blocks.lockForReading(block, false);
            world.readers.put(block, readers + 1);
            break;
          default:
            if (readers == 0) return null;
            world.blocks.unlock(block, Option.empty());
            world.readers.put(block, readers - 1);
        }
        return line;
      }
      case "reserve": {
        MemoryMode mode = MemoryMode.valueOf(words[3]);
        long bytes = Long.parseLong(words[2]);
        boolean granted = world.manager.acquireStorageMemory(
            BlockId$.MODULE$.apply(words[1]), bytes, mode);
        if (granted) world.reserved.merge(mode, bytes, Long::sum);
        return line + " " + granted;
      }
      case "unreserve": {
        MemoryMode mode = MemoryMode.valueOf(words[2]);
        long bytes = Math.min(Long.parseLong(words[1]), world.reserved.getOrDefault(mode, 0L));
        world.manager.releaseStorageMemory(bytes, mode);
        world.reserved.merge(mode, -bytes, Long::sum);
        return "unreserve " + bytes + " " + mode;
      }
      case "clear":
        world.store.clear();
        for (long task = 0; task < TASKS; task++) world.blocks.releaseAllLocksForTask(task);
        world.blocks.clear();
        for (long task = 0; task < TASKS; task++) world.blocks.registerTask(task);
        world.blocks.registerTask(BlockInfo.NON_TASK_WRITER());
        world.readers.clear();
        world.reserved.clear();
        return line;
      case "unmanaged":
        if (poll == null) return null;
        setUnmanaged(MemoryMode.valueOf(words[2]), Long.parseLong(words[1]));
        return line;
      default:
        return unroll(words, line);
    }
  }

  /** Does one operation of a task that builds a block; the lock is held. */
  static String unroll(String[] words, String line) throws Exception {
    Task task = tasks[Integer.parseInt(words[1])];
    long bytes = Long.parseLong(words[2]);
    MemoryMode mode = MemoryMode.valueOf(words[3]);
    TaskContext$.MODULE$.setTaskContext(task.context);
    try {
      switch (words[0]) {
        case "unroll":
          return line + " " + world.store.reserveUnrollMemoryForThisTask(
              BlockId$.MODULE$.apply(words[4]), bytes, mode);
        case "unrolled":
          world.store.releaseUnrollMemoryForThisTask(mode, bytes);
          return line + " " + world.store.currentUnrollMemoryForThisTask();
        default:
          throw new IllegalArgumentException(line);
      }
    } finally {
      TaskContext$.MODULE$.unset();
    }
  }

  /** Does one operation of execution; the lock is held. */
  static String execution(String[] words) {
    int number = Integer.parseInt(words[1]);
    if (words[0].equals("freeAll")) {
      return "freeAll " + number + " " + world.manager.releaseAllExecutionMemoryForTask(number);
    }
    MemoryMode mode = MemoryMode.valueOf(words[3]);
    var pool = mode == MemoryMode.ON_HEAP
        ? world.manager.onHeapExecutionMemoryPool() : world.manager.offHeapExecutionMemoryPool();
    long bytes = (long) (
        pool.getMemoryUsageForTask(number) * Double.parseDouble(words[2]));
    world.manager.releaseExecutionMemory(bytes, number, mode);
    return "free " + number + " " + bytes + " " + mode;
  }

  static void operate(String[] words) throws Exception {
    if (words[0].equals("ask")) {
      Task task = tasks[Integer.parseInt(words[1])];
      if (!task.busy) task.ask(Long.parseLong(words[2]), MemoryMode.valueOf(words[3]));
      return;
    }
    if (words[0].equals("interrupt")) {
      interrupt(tasks[Integer.parseInt(words[1])]);
      return;
    }
    synchronized (world.manager) {
      boolean ofExecution = words[0].equals("free") || words[0].equals("freeAll");
      String what = ofExecution ? execution(words) : storage(words);
      if (what != null) world.record(what);
    }
  }

  /** Ends a wait, and is back only then, as nothing else tells an interrupted thread. */
  static void interrupt(Task task) {
    if (!task.busy) return;
    task.interrupt();
    while (task.busy) Thread.yield();
  }

  static void shape(String[] words) throws Exception {
    if (world != null) for (Task task : tasks) interrupt(task);
    if (poll != null) for (MemoryMode mode : MemoryMode.values()) setUnmanaged(mode, 0);
    world = new World(
        Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), words[4]);
    synchronized (world.manager) {
      world.record(String.join(" ", words));
    }
  }

  public static void main(String[] arguments) throws Exception {
    listen();
    registerConsumers();
    for (int task = 0; task < TASKS; task++) tasks[task] = new Task(task);
    BufferedReader operations =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = operations.readLine(); line != null; line = operations.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("shape")) {
        shape(words);
      } else {
        operate(words);
        settle();
      }
    }
    answers.flush();
    System.exit(0);
  }
}
