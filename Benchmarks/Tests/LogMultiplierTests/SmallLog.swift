import Foundation

@testable import LogMultiplier

/// The least of a log that has everything that is treated in a way of its own.
enum SmallLog {
  static let text = Array(lines.joined(separator: "\n").utf8)

  private static let lines = [
    #"{"Event":"SparkListenerApplicationStart","App ID":"app-1","Timestamp":1000}"#,
    #"{"Event":"SparkListenerExecutorAdded","Timestamp":1001,"Executor ID":"3","Executor Info":{"#
      + #""Host":"localhost","Total Cores":2}}"#,
    #"{"Event":"SparkListenerBlockManagerAdded","Block Manager ID":{"Executor ID":"driver","#
      + #""Host":"localhost","Port":1},"Timestamp":1002}"#,
    #"{"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart","#
      + #""executionId":0,"time":1003,"sparkPlanInfo":{"metrics":[{"accumulatorId":9}]}}"#,
    #"{"Event":"SparkListenerJobStart","Job ID":0,"Stage IDs":[0,1]}"#,
    #"{"Event":"SparkListenerStageSubmitted","#
      + #""Stage Info":{"Stage ID":0,"Number of Tasks":2,"Submission Time":1004}}"#,
    start(task: 0, stage: 0, at: 1005),
    start(task: 1, stage: 0, at: 1006),
    end(task: 0, stage: 0, from: 1005, to: 1025, bytes: 101),
    end(task: 1, stage: 0, from: 1006, to: 1066, bytes: 300),
    #"{"Event":"SparkListenerStageExecutorMetrics","Executor ID":"3","Stage ID":0,"#
      + #""Executor Metrics":{"JVMHeapMemory":70}}"#,
    #"{"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":0,"Number of Tasks":2,"#
      + #""Submission Time":1004,"Completion Time":1067,"#
      + #""Accumulables":[{"ID":9,"Value":401}]}}"#,
    #"{"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":1,"Parent IDs":[0],"#
      + #""Number of Tasks":1,"Submission Time":1068}}"#,
    start(task: 2, stage: 1, at: 1069),
    end(task: 2, stage: 1, from: 1069, to: 1079, bytes: 50),
    #"{"Event":"SparkListenerStageCompleted","#
      + #""Stage Info":{"Stage ID":1,"Number of Tasks":1,"Submission Time":1068,"#
      + #""Completion Time":1080}}"#,
    #"{"Event":"SparkListenerJobEnd","Job ID":0,"Completion Time":1081}"#,
    #"{"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd","#
      + #""executionId":0,"time":1082}"#,
    #"{"Event":"SparkListenerApplicationEnd","Timestamp":1083}"#,
  ]

  private static func start(task: Int, stage: Int, at time: Int) -> String {
    #"{"Event":"SparkListenerTaskStart","Stage ID":\#(stage),"Task Info":{"Task ID":\#(task),"#
      + #""Index":\#(task),"Launch Time":\#(time),"Executor ID":"3","Finish Time":0}}"#
  }

  private static func end(task: Int, stage: Int, from: Int, to: Int, bytes: Int) -> String {
    #"{"Event":"SparkListenerTaskEnd","Stage ID":\#(stage),"Task Info":{"Task ID":\#(task),"#
      + #""Index":\#(task),"Launch Time":\#(from),"Executor ID":"3","Finish Time":\#(to),"#
      + #""Accumulables":[{"ID":9,"Update":\#(bytes),"Value":\#(bytes)}]},"#
      + #""Task Executor Metrics":{"JVMHeapMemory":\#(bytes)},"#
      + #""Task Metrics":{"Bytes":\#(bytes),"Threads":4}}"#
  }

  /// What a multiplication of it writes.
  static func multiplied(
    _ text: [UInt8] = text, by plan: Multiplication
  ) throws -> (made: MadeLog, bytes: Data) {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? file.close() }
    var multiplier = try LogMultiplier(
      text: text, plan: plan, descriptor: file.fileDescriptor)
    let made = try multiplier.run()
    return (made, try Data(contentsOf: URL(filePath: path)))
  }
}

/// An event of a log that was made, with what the tests look at.
struct MadeEvent: Decodable {
  struct Accumulable: Decodable, Equatable {
    var id: Int
    var update: Int?
    var value: Int
    enum CodingKeys: String, CodingKey {
      case id = "ID"
      case update = "Update"
      case value = "Value"
    }
  }
  struct TaskInfo: Decodable {
    var id: Int
    var index: Int
    var launch: Int
    var finish: Int
    var executor: String
    var accumulables: [Accumulable]?
    enum CodingKeys: String, CodingKey {
      case id = "Task ID"
      case index = "Index"
      case launch = "Launch Time"
      case finish = "Finish Time"
      case executor = "Executor ID"
      case accumulables = "Accumulables"
    }
  }
  struct StageInfo: Decodable {
    var id: Int
    var tasks: Int
    var submission: Int
    var parents: [Int]?
    var accumulables: [Accumulable]?
    enum CodingKeys: String, CodingKey {
      case id = "Stage ID"
      case tasks = "Number of Tasks"
      case submission = "Submission Time"
      case parents = "Parent IDs"
      case accumulables = "Accumulables"
    }
  }

  var name: String
  var stage: Int?
  var job: Int?
  var jobStages: [Int]?
  var execution: Int?
  var executor: String?
  var time: Int?
  var taskInfo: TaskInfo?
  var stageInfo: StageInfo?
  var executorMetrics: [String: Int]?
  var metrics: [String: Int]?

  enum CodingKeys: String, CodingKey {
    case name = "Event"
    case stage = "Stage ID"
    case job = "Job ID"
    case jobStages = "Stage IDs"
    case execution = "executionId"
    case executor = "Executor ID"
    case time = "Timestamp"
    case taskInfo = "Task Info"
    case stageInfo = "Stage Info"
    case executorMetrics = "Task Executor Metrics"
    case metrics = "Task Metrics"
  }

  static func all(in log: Data) throws -> [MadeEvent] {
    let decoder = JSONDecoder()
    return try log.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(MadeEvent.self, from: Data($0))
    }
  }
}
