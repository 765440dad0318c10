import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.ApplicationDescription;
import org.apache.spark.deploy.Command;
import org.apache.spark.deploy.master.ApplicationInfo;
import org.apache.spark.deploy.master.ExecutorResourceDescription;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.resource.ResourceProfile$;
import scala.Option;

/**
 * Asks Spark's Master which cores it assigns.
 *
 * <p>A line is: cores left, cores per executor or 0 for none, MiB per executor, limit of executors,
 * executors that run, true to spread out, and then for each worker its free cores and MiB. The
 * answer has the cores that each worker gives.
 */
class StandaloneMaster {
  private static final int PROFILE = ResourceProfile$.MODULE$.DEFAULT_RESOURCE_PROFILE_ID();

  public static void main(String[] arguments) throws Exception {
    // Assigning cores reads no field of the Master, so it needs neither a network nor a start.
    Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Object master = ((sun.misc.Unsafe) field.get(null)).allocateInstance(Master.class);
    Method method =
        Master.class.getDeclaredMethod(
            "scheduleExecutorsOnWorkers", ApplicationInfo.class, int.class,
            ExecutorResourceDescription.class, WorkerInfo[].class, boolean.class);
    method.setAccessible(true);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ");
      ApplicationInfo application = application(words);
      int[] cores =
          (int[])
              method.invoke(
                  master, application, PROFILE, executor(words), workers(words),
                  Boolean.parseBoolean(words[5]));
      answers.println(
          Arrays.stream(cores).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }
    answers.flush();
  }

  private static ExecutorResourceDescription executor(String[] words) {
    int cores = Integer.parseInt(words[1]);
    return new ExecutorResourceDescription(
        Option.apply(cores == 0 ? null : (Object) cores), Integer.parseInt(words[2]), nothing());
  }

  private static ApplicationInfo application(String[] words) {
    Command command =
        new Command("", nothing(), scala.collection.immutable.Map$.MODULE$.empty(), nothing(),
            nothing(), nothing());
    ApplicationDescription description =
        new ApplicationDescription(
            "test", Option.apply((Object) Integer.valueOf(words[0])), command, "",
            ResourceProfile$.MODULE$.getOrCreateDefaultProfile(new SparkConf(false)), Option.empty(),
            Option.empty(), Option.apply((Object) Integer.valueOf(words[3])), "");
    ApplicationInfo application =
        new ApplicationInfo(0, "0", description, new Date(0), null, Integer.MAX_VALUE);
    for (int id = 0; id < Integer.parseInt(words[4]); id++) {
      application.getOrUpdateExecutorsForRPId(PROFILE).add(id);
    }
    return application;
  }

  private static WorkerInfo[] workers(String[] words) {
    WorkerInfo[] workers = new WorkerInfo[(words.length - 6) / 2];
    for (int i = 0; i < workers.length; i++) {
      workers[i] =
          new WorkerInfo(
              Integer.toString(i), "worker", 1, Integer.parseInt(words[6 + 2 * i]),
              Integer.parseInt(words[7 + 2 * i]), null, "",
              scala.collection.immutable.Map$.MODULE$.empty());
    }
    return workers;
  }

  @SuppressWarnings("unchecked")
  private static <T> scala.collection.immutable.List<T> nothing() {
    return (scala.collection.immutable.List<T>) scala.collection.immutable.Nil$.MODULE$;
  }
}
