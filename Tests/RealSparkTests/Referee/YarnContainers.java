import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.yarn.api.protocolrecords.GetNewApplicationResponse;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.util.Records;
import org.apache.hadoop.yarn.util.resource.DefaultResourceCalculator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.yarn.Client;
import org.apache.spark.deploy.yarn.ClientArguments;
import org.apache.spark.deploy.yarn.SparkRackResolver;
import org.apache.spark.deploy.yarn.YarnAllocator;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.util.SystemClock;

/**
 * Reads settings, key=value between tabs, and writes what YARN's client asks for its application
 * master, what the allocator asks for an executor, what the client says of both, and what YARN's
 * own calculator makes of them. Keys that begin with "ask." are of no setting: the cluster's least,
 * greatest and stepwise container, and a resource profile's requests.
 */
class YarnContainers {
  private static final AMRMClient<AMRMClient.ContainerRequest> AM = AMRMClient.createAMRMClient();
  private static final YarnConfiguration HADOOP = new YarnConfiguration();
  private static final SparkRackResolver RACKS = SparkRackResolver.get(HADOOP);

  public static void main(String[] arguments) throws Exception {
    // Spark sets its level with its first line, and thousands of lines take minutes.
    ResourceProfile$.MODULE$.getOrCreateDefaultProfile(new SparkConf(false));
    Configurator.setRootLevel(Level.OFF);
    // Hadoop parses its defaults once for each client; none of them is about memory.
    Thread.currentThread().setContextClassLoader(new ClassLoader(YarnContainers.class.getClassLoader()) {
      @Override
      public java.net.URL getResource(String name) {
        return name.endsWith("-default.xml") ? null : super.getResource(name);
      }
    });
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      java.util.Map<String, String> asked = new java.util.HashMap<>();
      SparkConf conf = new SparkConf(false);
      for (String setting : line.split("\t")) {
        int equals = setting.indexOf('=');
        String key = setting.substring(0, equals);
        if (key.startsWith("ask.")) asked.put(key.substring(4), setting.substring(equals + 1));
        else conf.set(key, setting.substring(equals + 1));
      }
      answers.println(answer(conf, asked));
    }
    answers.flush();
  }

  private static String answer(SparkConf conf, java.util.Map<String, String> asked)
      throws Exception {
    long least = Long.parseLong(asked.get("minimum"));
    long most = Long.parseLong(asked.get("maximum"));
    long step = Long.parseLong(asked.get("increment"));
    try {
      ResourceProfile$.MODULE$.clearDefaultProfile();
      Client client = new Client(new ClientArguments(new String[0]), conf, null);
      long master = number(client, "amMemory") + number(client, "amMemoryOverhead");
      String refusal = refusal(client, most);
      if (refusal != null) return "refused: " + refusal;
      long executor = executor(conf, asked);
      return master + " " + normal(master, least, most, step) + " " + executor + " "
          + normal(executor, least, most, step);
    } catch (IllegalArgumentException refusal) {
      return "refused";
    }
  }

  private static long number(Client client, String name) throws Exception {
    Field field = Client.class.getDeclaredField(name);
    field.setAccessible(true);
    return ((Number) field.get(client)).longValue();
  }

  private static String refusal(Client client, long most) throws Exception {
    GetNewApplicationResponse response = Records.newRecord(GetNewApplicationResponse.class);
    response.setMaximumResourceCapability(Resource.newInstance(most, 1000));
    Method verify =
        Client.class.getDeclaredMethod("verifyClusterResources", GetNewApplicationResponse.class);
    verify.setAccessible(true);
    try {
      verify.invoke(client, response);
      return null;
    } catch (InvocationTargetException refusal) {
      return refusal.getCause().getMessage();
    }
  }

  private static long executor(SparkConf conf, java.util.Map<String, String> asked)
      throws Exception {
    YarnAllocator allocator = new YarnAllocator("driver", new NoDriver(conf), HADOOP, conf, AM,
        ApplicationAttemptId.newInstance(ApplicationId.newInstance(0, 0), 0),
        new SecurityManager(conf, scala.Option.empty(),
            org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE()),
        scala.collection.immutable.Map$.MODULE$.empty(), RACKS, new SystemClock());
    ResourceProfile profile = profile(asked);
    if (profile == null) return allocator.rpIdToYarnResource().get(0).getMemorySize();
    Method create = YarnAllocator.class.getDeclaredMethod(
        "createYarnResourceForResourceProfile", ResourceProfile.class);
    create.setAccessible(true);
    create.invoke(allocator, profile);
    return allocator.rpIdToYarnResource().get(profile.id()).getMemorySize();
  }

  private static ResourceProfile profile(java.util.Map<String, String> asked) {
    if (!asked.containsKey("profile")) return null;
    ExecutorResourceRequests executor = new ExecutorResourceRequests();
    if (asked.containsKey("memory")) executor.memory(asked.get("memory"));
    if (asked.containsKey("memoryOverhead")) executor.memoryOverhead(asked.get("memoryOverhead"));
    if (asked.containsKey("pyspark.memory")) executor.pysparkMemory(asked.get("pyspark.memory"));
    if (asked.containsKey("offHeap")) executor.offHeapMemory(asked.get("offHeap"));
    return new ResourceProfile(executor.requests(), new TaskResourceRequests().requests());
  }

  private static long normal(long request, long least, long most, long step) {
    return new DefaultResourceCalculator().normalize(Resource.newInstance(request, 1),
        Resource.newInstance(least, 1), Resource.newInstance(most, 1),
        Resource.newInstance(step, 1)).getMemorySize();
  }

  /** A driver that knows of no executor so far, all that an allocator wants to hear. */
  private static class NoDriver extends RpcEndpointRef {
    NoDriver(SparkConf conf) {
      super(conf);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T askSync(Object message, scala.reflect.ClassTag<T> type) {
      return (T) Integer.valueOf(0);
    }

    @Override
    public org.apache.spark.rpc.RpcAddress address() {
      return null;
    }

    @Override
    public String name() {
      return "driver";
    }

    @Override
    public void send(Object message) {}

    @Override
    public <T> scala.concurrent.Future<T> ask(
        Object message, org.apache.spark.rpc.RpcTimeout timeout, scala.reflect.ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
