import TestSupport

/// Events about few things, so that they often contradict each other.
enum RandomEvent {
  static func line(_ random: inout SeededGenerator) -> String {
    let id = Int.random(in: 0...2, using: &random)
    let time = Int.random(in: 1...1000, using: &random)
    let text = ["a", "b", "c"].randomElement(using: &random) ?? ""
    let events = [
      #"{"Event":"SparkListenerLogStart","Spark Version":"\#(text)"}"#,
      """
      {"Event":"SparkListenerApplicationStart","App Name":"\(text)","App ID":"\(id)",\
      "Timestamp":\(time)}
      """,
      #"{"Event":"SparkListenerApplicationEnd","Timestamp":\#(time),"ExitCode":\#(id)}"#,
      #"{"Event":"SparkListenerApplicationEnd"}"#,
      """
      {"Event":"SparkListenerEnvironmentUpdate","JVM Information":{"Java Version":"\(text)"},\
      "Spark Properties":{"spark.x.\(id)":"\(text)"}}
      """,
      """
      {"Event":"SparkListenerExecutorAdded","Timestamp":\(time),"Executor ID":"\(id)",\
      "Executor Info":{"Host":"\(text)","Total Cores":\(time)}}
      """,
      """
      {"Event":"SparkListenerBlockManagerAdded","Block Manager ID":{"Executor ID":"driver",\
      "Host":"\(text)"},"Timestamp":\(time),"Maximum Onheap Memory":\(time)}
      """,
      """
      {"Event":"SparkListenerBlockManagerAdded","Block Manager ID":{"Executor ID":"\(id)",\
      "Host":"\(text)"},"Timestamp":\(time),"Maximum Offheap Memory":\(time)}
      """,
      """
      {"Event":"SparkListenerExecutorRemoved","Timestamp":\(time),"Executor ID":"\(id)",\
      "Removed Reason":"\(text)"}
      """,
      """
      {"Event":"SparkListenerJobStart","Job ID":\(id),"Submission Time":\(time),\
      "Stage IDs":[\(time)],"Properties":{"spark.sql.execution.id":"\(time)",\
      "spark.sql.shuffle.partitions":"\(time)"}}
      """,
      """
      {"Event":"SparkListenerJobEnd","Job ID":\(id),"Completion Time":\(time),\
      "Job Result":{"Result":"JobFailed","Exception":{"Message":"\(text)"}}}
      """,
      """
      {"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":\(id),\
      "Stage Attempt ID":0,"Stage Name":"\(text)","Number of Tasks":\(time),\
      "Submission Time":\(time),"Completion Time":\(time),"Failure Reason":"\(text)",\
      "RDD Info":[{"RDD ID":\(id),"Name":"\(text)","Number of Partitions":\(time),\
      "Storage Level":{"Use Disk":\(id == 0),"Use Memory":\(id == 1),"Replication":\(time)}}]}}
      """,
      """
      {"Event":"SparkListenerTaskEnd","Stage ID":\(id),"Stage Attempt ID":0,\
      "Task Type":"ResultTask","Task End Reason":{"Reason":"ExceptionFailure",\
      "Class Name":"\(text)","Description":"\(time)"},"Task Info":{"Executor ID":"\(id)",\
      "Finish Time":\(time)},"Task Metrics":{"Peak Execution Memory":\(time),\
      "Memory Bytes Spilled":\(id)}}
      """,
      #"{"Event":"SparkListenerUnpersistRDD","RDD ID":\#(id)}"#,
      #"{"Event":"SparkListenerUnknown\#(id)"}"#,
      #"{"Event":"SparkListenerUnpersistRDD","Other \#(id)":1}"#,
    ]
    return events.randomElement(using: &random) ?? ""
  }
}
