import Report
import Watch

/// Where what is watched is shown: a screen, lines, JSON, and metrics for others to fetch.
struct WatchOutputs {
  /// In which form standard output is written.
  enum Form {
    case screen(TerminalScreen)
    case text
    case json
  }

  let form: Form
  let style: TerminalStyle
  let metrics: MetricsServer?
  private var shownCount = 0
  private var lastShown: WatchPicture?

  init(form: Form, style: TerminalStyle, metrics: MetricsServer?) {
    self.form = form
    self.style = style
    self.metrics = metrics
  }

  /// Cells of the screen; nil where there is none.
  var screenSize: ViewState.Size? {
    if case .screen(let screen) = form { screen.size } else { nil }
  }

  /// Whether somebody may see what is shown.
  var isWanted: Bool { metrics != nil || StandardOutput.hasReader }

  /// Shows what is new.
  ///
  /// - Throws: Only what encoding throws, which no picture does.
  mutating func show(_ state: WatchState, at time: Int64) throws {
    let isNew = state.pictureCount != shownCount
    shownCount = state.pictureCount
    var isScreen = false
    if case .screen = form { isScreen = true }
    guard isNew || isScreen else { return }
    let picture = state.picture(at: time)
    if isNew { metrics?.publish(picture) }
    switch form {
    case .screen(let screen):
      screen.draw(WatchScreen(picture, state.view).lines(style: style))
    case .text:
      guard picture.timeless != lastShown else { return }
      lastShown = picture.timeless
      StandardOutput.write(WatchTextRenderer(style: style).render(picture) + "\n")
    case .json: StandardOutput.write(try WatchJSONRenderer().render(picture))
    }
  }

  /// Leaves the screen, if there is one, stops the process as ^Z does, and comes back when it goes on.
  func suspend() {
    if case .screen(let screen) = form { screen.suspend() }
  }

  /// Leaves the screen, if there is one.
  func close() {
    if case .screen(let screen) = form { screen.leave() }
  }
}

extension WatchPicture {
  /// The picture without what changes by time alone.
  fileprivate var timeless: WatchPicture {
    var picture = self
    picture.time = 0
    picture.elapsed = nil
    picture.age = nil
    picture.wait = 0
    return picture
  }
}
