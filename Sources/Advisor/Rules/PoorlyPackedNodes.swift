import SparkMemory
import SparkProfile

/// Executors of a shape that leaves much of each machine empty.
struct PoorlyPackedNodes: ProfileRule {
  let about = RuleDescription(
    42, "poorly-packed-nodes", .profile, .warning,
    document: RuleDocument(
      finds: """
        Executors fill the machines' memory and leave their cores idle. Another one would not fit.
        """,
      matters: """
        A machine takes whole executors. When its memory is used up, the cores that are left are paid
        for and run nothing, for this application and for any other.
        """,
      evidence: """
        The machines, which `--cluster` gives, and how many executors of the present shape they hold,
        as the manager counts and rounds them. The run asked for at least as many as there is room
        for, and at least a quarter of the cores is in no container then: whole executors leave half
        of one on average, which with two to a machine is a quarter. Memory that is idle beside cores
        that work is no fault.
        """,
      example: """
        ```
        ! 4 machines are full with 4 executors of 70.4 GiB, and 75 % of their cores are idle
            48 of 64 cores and 230.4 of 512 GiB left (machines of --cluster)
        ```
        """,
      remedy: """
        Less memory for each core, so that one more executor fits, or more cores for each executor.
        `ballast explain --cluster` draws what fits.
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
    guard let packing = Deployment(assessment.setup, changing: [:]).packing, packing.room > 0,
      packing.unused == 0
    else { return [] }
    var memory = ByteSize.zero
    var cores = 0
    for (group, node) in zip(packing.cluster.groups, packing.nodes) {
      memory = memory + node.idleMemory * Int64(group.count)
      cores = cores.addingSaturated(node.idleCores.multipliedSaturated(by: group.count))
    }
    let share = Double(cores) / Double(max(1, packing.usableCores))
    guard share >= Self.leastShare else { return [] }
    let isReshaped = fit.executor.map { $0.granted != assessment.setup.executor?.granted } ?? false
    return [
      finding(
        .warning, .application,
        "\(counted(packing.cluster.nodeCount, "machine")) are full with "
          + "\(counted(packing.room, "executor")) of \(packing.executor.granted), and "
          + "\(percent(share)) of their cores are idle",
        evidence: [
          Evidence(
            "\(cores) of \(packing.usableCores) cores and \(memory) of \(packing.usableMemory) left",
            at: "machines of --cluster")
        ],
        remedy: isReshaped
          ? "the shape that is recommended; ballast explain --cluster draws what fits"
          : "less memory for each core, or more cores for each executor")
    ]
  }
}
