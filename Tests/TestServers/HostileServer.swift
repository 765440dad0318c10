import NIOCore
import NIOPosix

/// A server of this machine that answers as no server should.
public final class HostileServer: Sendable {
  /// What it does with a connection.
  public enum Manner: Sendable {
    /// Takes the request, and never answers.
    case silent
    /// Closes as soon as somebody connects.
    case closing
    /// Sends one piece after the other for ever, with milliseconds between.
    case endless(beginning: String, piece: [UInt8], pause: Int64)
  }

  private let channel: any Channel
  private let port: Int

  /// Begins to listen on the loopback interface.
  public init(_ manner: Manner) throws {
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        if case .closing = manner { return channel.close() }
        return channel.pipeline.addHandler(Sending(manner))
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    port = channel.localAddress?.port ?? 0
  }

  deinit {
    channel.close(promise: nil)
  }

  /// The address of a path.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private final class Sending: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let manner: Manner

    init(_ manner: Manner) { self.manner = manner }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .endless(let beginning, let piece, let pause) = manner else { return }
      let channel = context.channel
      channel.writeAndFlush(ByteBuffer(string: beginning), promise: nil)
      Self.send(ByteBuffer(bytes: piece), to: channel, pause: .milliseconds(pause))
    }

    /// The next piece follows when the one before was taken.
    private static func send(_ piece: ByteBuffer, to channel: any Channel, pause: TimeAmount) {
      channel.writeAndFlush(piece).whenSuccess {
        channel.eventLoop.scheduleTask(in: pause) { send(piece, to: channel, pause: pause) }
      }
    }
  }
}
