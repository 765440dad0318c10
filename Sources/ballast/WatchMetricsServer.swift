import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import Report
import Watch

/// Serves the latest metrics to whoever fetches `/metrics`.
final class MetricsServer: Sendable {
  /// A connection that says nothing for so long is closed.
  private static let patience = TimeAmount.seconds(30)

  private let latest: NIOLockedValueBox<WatchPicture>
  private let channel: any Channel

  /// Begins to serve.
  ///
  /// - Parameters:
  ///   - address: Where.
  ///   - picture: What is served until another one is published.
  /// - Throws: What the system says, such as that the port is taken.
  init(at address: MetricsAddress, of picture: WatchPicture) throws {
    let latest = NIOLockedValueBox(picture)
    self.latest = latest
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 16)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(IdleStateHandler(allTimeout: Self.patience))
          try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
          try pipeline.addHandler(MetricsHandler(latest))
        }
      }
      .bind(host: address.host, port: address.port).wait()
  }

  deinit {
    channel.close(promise: nil)
  }

  /// Where it serves, as an address to fetch.
  var address: String {
    guard let address = channel.localAddress else { return "" }
    let host = address.ipAddress ?? MetricsAddress.usualHost
    let name = host.contains(":") ? "[\(host)]" : host
    return "http://\(name):\(address.port ?? 0)\(MetricsHandler.path)"
  }

  /// Serves this from now on, as old as it is when somebody asks.
  func publish(_ picture: WatchPicture) {
    latest.withLockedValue { $0 = picture }
  }
}

/// Answers the requests of one connection.
private final class MetricsHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  static let path = "/metrics"

  private let latest: NIOLockedValueBox<WatchPicture>
  private var request: HTTPRequestHead?

  init(_ latest: NIOLockedValueBox<WatchPicture>) {
    self.latest = latest
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = head
    case .body: break
    case .end:
      guard let request else { return }
      self.request = nil
      answer(request, context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let path = request.uri.prefix { $0 != "?" && $0 != "#" }
    if path != Self.path {
      write(.notFound, "Metrics are at \(Self.path).\n", to: request, context)
    } else if request.method != .GET {
      write(.methodNotAllowed, "Only GET is answered.\n", to: request, context, ("Allow", "GET"))
    } else {
      let picture = latest.withLockedValue(\.self).aged(to: WatchClock.now)
      write(.ok, WatchMetrics().text(of: picture), to: request, context)
    }
  }

  private func write(
    _ status: HTTPResponseStatus, _ text: String, to request: HTTPRequestHead,
    _ context: ChannelHandlerContext, _ header: (String, String)? = nil
  ) {
    let body = ByteBuffer(string: text)
    var headers: HTTPHeaders = [
      "Content-Type": status == .ok ? WatchMetrics.contentType : "text/plain; charset=utf-8",
      "Content-Length": "\(body.readableBytes)",
    ]
    if let header { headers.add(name: header.0, value: header.1) }
    let head = HTTPResponseHead(version: request.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    let isLast = !request.isKeepAlive
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      if isLast { channel.close(promise: nil) }
    }
  }
}
