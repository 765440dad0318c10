import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.k8s.KubernetesConf$;
import org.apache.spark.deploy.k8s.KubernetesDriverConf;
import org.apache.spark.deploy.k8s.KubernetesExecutorConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.deploy.k8s.features.BasicDriverFeatureStep;
import org.apache.spark.deploy.k8s.features.BasicExecutorFeatureStep;
import org.apache.spark.deploy.k8s.features.DriverCommandFeatureStep;
import org.apache.spark.deploy.k8s.features.KubernetesFeatureConfigStep;
import org.apache.spark.deploy.k8s.submit.JavaMainAppResource;
import org.apache.spark.deploy.k8s.submit.MainAppResource;
import org.apache.spark.deploy.k8s.submit.PythonMainAppResource;
import org.apache.spark.deploy.k8s.submit.RMainAppResource;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * Reads settings, key=value between tabs, and writes memory request and limit and CPU request and
 * limit of the driver's pod (in cluster mode) and of the executor's, as Spark's own steps build
 * them. Keys that begin with "ask." are of no setting: the kind of application and a resource
 * profile's requests. In cluster mode the executor has what the driver's steps pass on.
 */
class KubernetesContainers {
  /** One for all, because it reads Hadoop's whole configuration, and sizes do not depend on it. */
  private static final SecurityManager SECURITY =
      new SecurityManager(new SparkConf(false), scala.Option.empty(),
          org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE());

  public static void main(String[] arguments) throws Exception {
    // Spark sets its level with its first line, and thousands of lines take minutes.
    ResourceProfile$.MODULE$.getOrCreateDefaultProfile(new SparkConf(false));
    Configurator.setRootLevel(Level.OFF);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      Map<String, String> asked = new HashMap<>();
      SparkConf conf = new SparkConf(false);
      for (String setting : line.split("\t")) {
        int equals = setting.indexOf('=');
        String key = setting.substring(0, equals);
        if (key.startsWith("ask.")) asked.put(key.substring(4), setting.substring(equals + 1));
        else conf.set(key, setting.substring(equals + 1));
      }
      conf.set("spark.kubernetes.container.image", "image").set("spark.driver.host", "driver");
      conf.set("spark.app.name", "name").set("spark.kubernetes.executor.podNamePrefix", "name");
      conf.set("spark.kubernetes.executor.disableConfigMap", "true");
      answers.println(answer(conf, asked));
    }
    answers.flush();
  }

  private static String answer(SparkConf conf, Map<String, String> asked) {
    try {
      String driver = "none";
      if (conf.get("spark.submit.deployMode").equals("cluster")) driver = driver(conf, asked);
      return driver + "; " + executor(conf, asked);
    } catch (IllegalArgumentException refusal) {
      return "refused";
    }
  }

  private static String driver(SparkConf conf, Map<String, String> asked) {
    KubernetesDriverConf driver = KubernetesConf$.MODULE$.createDriverConf(conf.clone(), "app",
        resource(asked.get("kind")), "Main", new String[0], scala.Option.empty());
    BasicDriverFeatureStep basic = new BasicDriverFeatureStep(driver);
    for (KubernetesFeatureConfigStep step :
        new KubernetesFeatureConfigStep[] {basic, new DriverCommandFeatureStep(driver)}) {
      scala.collection.Iterator<scala.Tuple2<String, String>> passed =
          step.getAdditionalPodSystemProperties().iterator();
      while (passed.hasNext()) {
        scala.Tuple2<String, String> property = passed.next();
        conf.set(property._1(), property._2());
      }
    }
    return resources(basic.configurePod(SparkPod.initialPod()));
  }

  private static MainAppResource resource(String kind) {
    switch (kind) {
      case "python": return new PythonMainAppResource("local:///main.py");
      case "r": return new RMainAppResource("local:///main.R");
      default: return new JavaMainAppResource(scala.Option.apply("local:///main.jar"));
    }
  }

  private static String executor(SparkConf conf, Map<String, String> asked) {
    ResourceProfile$.MODULE$.clearDefaultProfile();
    ResourceProfile profile = ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf);
    if (asked.containsKey("profile")) profile = profile(asked);
    KubernetesExecutorConf executor = KubernetesConf$.MODULE$.createExecutorConf(
        conf, "1", "app", scala.Option.empty(), profile.id());
    return resources(new BasicExecutorFeatureStep(executor, SECURITY, profile)
        .configurePod(SparkPod.initialPod()));
  }

  private static ResourceProfile profile(Map<String, String> asked) {
    ExecutorResourceRequests executor = new ExecutorResourceRequests();
    if (asked.containsKey("cores")) executor.cores(Integer.parseInt(asked.get("cores")));
    if (asked.containsKey("memory")) executor.memory(asked.get("memory"));
    if (asked.containsKey("memoryOverhead")) executor.memoryOverhead(asked.get("memoryOverhead"));
    if (asked.containsKey("pyspark.memory")) executor.pysparkMemory(asked.get("pyspark.memory"));
    if (asked.containsKey("offHeap")) executor.offHeapMemory(asked.get("offHeap"));
    return new ResourceProfile(executor.requests(), new TaskResourceRequests().requests());
  }

  private static String resources(SparkPod pod) {
    ResourceRequirements resources = pod.container().getResources();
    return text(resources.getRequests().get("memory")) + " "
        + text(resources.getLimits().get("memory")) + " "
        + text(resources.getRequests().get("cpu")) + " " + text(resources.getLimits().get("cpu"));
  }

  private static String text(Quantity quantity) {
    return quantity == null ? "none" : quantity.getAmount() + quantity.getFormat();
  }
}
