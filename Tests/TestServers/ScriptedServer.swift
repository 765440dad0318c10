import NIOCore
import NIOPosix

/// A server of this machine that answers every connection with prepared bytes.
public final class ScriptedServer: Sendable {
  private let channel: any Channel
  /// Where it listens on the loopback interface.
  public let port: Int

  /// Answers each request, and closes unless it was one for a tunnel; nil never answers.
  public init(_ answer: @escaping @Sendable (_ request: String) -> [UInt8]?) throws {
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.pipeline.addHandler(Answering(answer))
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    port = channel.localAddress?.port ?? 0
  }

  deinit {
    channel.close(promise: nil)
  }

  /// The address of a path.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// An answer of HTTP.
  public static func answer(
    _ status: String = "200 OK", headers: [String] = [], body: [UInt8], claims: Int? = nil
  ) -> [UInt8] {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(claims ?? body.count)", "Connection: close"]
      + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  private final class Answering: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let answer: @Sendable (String) -> [UInt8]?

    init(_ answer: @escaping @Sendable (String) -> [UInt8]?) {
      self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      // The requests of the tests are short, and come in one piece.
      let request = String(buffer: unwrapInboundIn(data))
      guard let bytes = answer(request) else { return }
      let channel = context.channel
      let isTunnel = request.hasPrefix("CONNECT ")
      channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in
        if !isTunnel { channel.close(promise: nil) }
      }
    }
  }
}
