import SparkProfile
import SparkMemory

/// Many executors so small that what each JVM has for itself is more than what its tasks have.
struct FineExecutors: ProfileRule {
  let about = RuleDescription(
    26, "fine-executors", .profile, .warning,
    document: RuleDocument(
      finds: """
        Executors are small, and their JVMs have most of them. What a JVM has for itself is at least
        half of each, and tasks have the rest.
        """,
      matters: """
        Every executor reserves 300 MiB of its heap, and a container has at least 384 MiB of
        overhead for its JVM. With many small executors that is most of what is paid for;
        broadcasts, too, are there once in each.
        """,
      evidence: """
        More than four executors with at most two cores each. 300 MiB of reserved memory and, in a
        container, up to 384 MiB of overhead, Spark's minimum, which is meant for the JVM, are at
        least half of the whole. From half on, an executor has less for tasks than for itself.
        Overhead above the minimum may be used by Python workers, and is not counted.
        """,
      example: """
        ```
        ! 20 executors of 896 MiB with 1 core each: 684 MiB of every one is not for tasks
            300 MiB reserved of the heap, 384 MiB of overhead for the JVM (every executor)
        ```
        """,
      remedy: """
        Fewer executors with more cores, and with the memory of their tasks together. Where the
        evidence allows it, the fit joins two executors into one of twice the cores, if that
        reserves at least a tenth less.
        """,
      safety: """
        Tasks of one executor share a heap, so that one that wants much can take from its
        neighbours. With one larger executor more work is lost when it goes.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let now = setup.executor, setup.environment.manager != .local,
      setup.executorCount > CoarseExecutors.fewExecutors,
      setup.executorCores <= Division.mostJoinedCores / 2
    else { return [] }
    let ofJVM =
      now.manager.hasContainers
      ? min(now.overhead, SparkFacts.minimumMemoryOverhead) : .zero
    let whole = now.manager.hasContainers ? now.requested : now.heap.heap
    let ofItself = SparkFacts.reservedMemory + ofJVM
    guard ofItself * 2 >= whole else { return [] }
    let isJoined = fit.slots > setup.slots
    return [
      finding(
        .warning, .application,
        "\(counted(setup.executorCount, "executor")) of \(whole) with "
          + "\(counted(setup.executorCores, "core")) each: \(ofItself) of every one is not for tasks",
        evidence: [
          Evidence(
            "\(SparkFacts.reservedMemory) reserved of the heap"
              + (ofJVM > .zero ? ", \(ofJVM) of overhead for the JVM" : ""),
            at: "every executor")
        ],
        remedy: isJoined
          ? "fewer executors of more cores, as recommended"
          : "half as many executors, of twice the cores and with the memory of both for their tasks"
      )
    ]
  }
}
