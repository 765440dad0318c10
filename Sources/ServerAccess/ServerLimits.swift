/// How long a server is waited for, and how much of an answer is read.
public struct ServerLimits: Hashable, Sendable {
  /// Until there is a connection.
  public var connecting: Duration
  /// Until something comes, again and again.
  public var silence: Duration
  /// Until an answer is whole, whatever comes.
  public var answer: Duration
  /// The most bytes of an answer.
  public var answerBytes: Int

  /// Limits; a figure that is not given is one for a server that is busy and not hostile.
  public init(
    connecting: Duration = .seconds(15), silence: Duration = .seconds(60),
    answer: Duration = .seconds(120), answerBytes: Int = 64 << 20
  ) {
    self.connecting = connecting
    self.silence = silence
    self.answer = answer
    self.answerBytes = answerBytes
  }
}
