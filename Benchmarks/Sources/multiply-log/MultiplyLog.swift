import LogMultiplier

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `multiply-log [--size SIZE] [--tasks N] [--stages N] [--tasks-per-stage N] [--executors N]
/// [--seed N] < LOG > LARGER_LOG`; what was made goes to standard error, as JSON.
@main
enum MultiplyLog {
  static func main() {
    do throws(MultiplierError) {
      let plan = try Multiplication(arguments: Array(CommandLine.arguments.dropFirst()))
      var multiplier = try LogMultiplier(text: standardInput(), plan: plan, descriptor: 1)
      let made = try multiplier.run()
      complain(
        """
        {"bytes":\(made.bytes),"events":\(made.events),"tasks":\(made.tasks),\
        "stages":\(made.stages),"executions":\(made.executions),\
        "tasksPerStage":\(plan.tasksPerStage),"executors":\(plan.executors),"seed":\(plan.seed)}
        """)
    } catch {
      complain("multiply-log: \(error)")
      exit(1)
    }
  }

  private static func standardInput() -> [UInt8] {
    var text: [UInt8] = []
    while let line = readLine(strippingNewline: false) { text += Array(line.utf8) }
    return text
  }

  private static func complain(_ message: String) {
    let line = Array("\(message)\n".utf8)
    // The pointer is used within the closure, and the length is that of the array.
    _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }
}
