import SparkEventLog
import SparkProfile

@main
enum ScanLog {
  static func main() {
  }
}
