/// Where two lists of answers differ, in few words.
struct Differences: CustomStringConvertible {
  /// How many answers differ.
  let count: Int
  /// The first few of them.
  let description: String

  /// Compares the answers of Spark with ours.
  /// - Parameters:
  ///   - questions: What was asked.
  ///   - spark: What Spark answered.
  ///   - ours: What the model answers.
  init(questions: [String], spark: [String], ours: [String]) {
    var found = abs(spark.count - questions.count) + abs(ours.count - questions.count)
    var shown: [String] = []
    for ((question, theirs), own) in zip(zip(questions, spark), ours) where theirs != own {
      found += 1
      if shown.count < 5 { shown.append("\(question): Spark \(theirs), Ballast \(own)") }
    }
    count = found
    description = "\(found) of \(questions.count) differ\n" + shown.joined(separator: "\n")
  }
}
