import SparkMemory
import SparkProfile

/// Executors of a shape that leaves much of each machine empty.
struct PoorlyPackedNodes: ProfileRule {
  let about = RuleDescription(
    42, "poorly-packed-nodes", .profile, .warning,
    document: RuleDocument(
      finds: """
        Executors do not divide the machines evenly. With no more room for another one, much of their
        cores or memory stays empty.
        """,
      matters: """
        A machine takes whole executors. What is left beside them is paid for and cannot be used by
        this application, however many executors it asks for.
        """,
      evidence: """
        The machines, which `--cluster` gives, and how many executors of the present shape they hold,
        as the manager counts and rounds them. When they are full, at least a quarter of their cores,
        or of their memory, is in no container: with less than that, one more executor on each of four
        machines would not come of it. A machine that is full of memory while its cores are idle has
        executors with too much memory for each core, and the other way round.
        """,
      example: """
        ```
        ! 4 machines are full with 4 executors of 70.4 GiB, and 75 % of their cores are in no
          container
            128 of 512 GiB and 48 of 64 cores left (machines of --cluster)
        ```
        """,
      remedy: """
        Executors of another shape: `ballast explain --cluster` shows what fits. Where cores are left,
        less memory for each core; where memory is left, fewer executors are wasted than cores, and
        more memory for each costs nothing.
        """,
      safety: """
        Another shape gives each task another share of memory: predict it, or take what is
        recommended.
        """,
      references: [
        "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/YarnAllocator.scala",
        "https://spark.apache.org/docs/latest/running-on-yarn.html#resource-allocation-and-"
          + "configuration-overview",
      ]))

  private static let leastShare = 0.25

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let packing = Deployment(assessment.setup, changing: [:]).packing, packing.room > 0 else {
      return []
    }
    let memory = packing.usableMemory
    let cores = packing.usableCores
    var leftMemory = ByteSize.zero
    var leftCores = 0
    for (group, node) in zip(packing.cluster.groups, packing.nodes) {
      leftMemory = leftMemory + node.idleMemory * Int64(group.count)
      leftCores = leftCores.addingSaturated(node.idleCores.multipliedSaturated(by: group.count))
    }
    let ofMemory = Double(leftMemory.bytes) / Double(max(1, memory.bytes))
    let ofCores = Double(leftCores) / Double(max(1, cores))
    guard max(ofMemory, ofCores) >= Self.leastShare else { return [] }
    let isCores = ofCores >= ofMemory
    let isReshaped = fit.executor.map { $0.granted != assessment.setup.executor?.granted } ?? false
    return [
      finding(
        .warning, .application,
        "\(counted(packing.cluster.nodeCount, "machine")) are full with "
          + "\(counted(packing.room, "executor")) of \(packing.executor.granted), and "
          + "\(percent(isCores ? ofCores : ofMemory)) of their \(isCores ? "cores" : "memory") "
          + "are in no container",
        evidence: [
          Evidence(
            "\(leftMemory) of \(memory) and \(leftCores) of \(cores) cores left",
            at: "machines of --cluster")
        ],
        remedy: isReshaped
          ? "the shape that is recommended; ballast explain --cluster shows what fits"
          : isCores
            ? "less memory for each core, or more cores for each executor"
            : "more memory for each executor costs nothing here, or other machines")
    ]
  }
}
