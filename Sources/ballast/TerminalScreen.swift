import Report
import Watch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal as a screen that is drawn in place, and given back as it was.
///
/// One thread uses it. Whoever enters it must leave it, however the work ends.
final class TerminalScreen {
  /// Whether keys come from a terminal too.
  let hasKeys: Bool
  private var before: termios?
  private var shown: [String] = []
  private var shownSize: ViewState.Size?
  private var isEntered = false

  /// Takes standard output for a screen; nil if it is no terminal, or one that cannot place text.
  ///
  /// - Parameter environment: The variables of the process.
  init?(environment: [String: String]) {
    guard isatty(STDOUT_FILENO) == 1, environment["TERM"] != "dumb" else { return nil }
    hasKeys = isatty(STDIN_FILENO) == 1
  }

  /// The terminal's cells; 80 by 24 if it does not say.
  var size: ViewState.Size { Self.size }

  /// The cells of the terminal that standard output is; 80 by 24 if it does not say.
  static var size: ViewState.Size {
    var size = winsize()
    // The request writes one `winsize`, which is what it is given.
    let status = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    guard status == 0, size.ws_col > 0, size.ws_row > 0 else { return .usual }
    return ViewState.Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  /// Shows the screen in place of what is on the terminal, and takes keys one by one, unseen.
  func enter() {
    guard !isEntered else { return }
    isEntered = true
    shown = []
    if hasKeys {
      var settings = termios()
      // Both calls use one `termios` during the call only.
      if unsafe tcgetattr(STDIN_FILENO, &settings) == 0 {
        before = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
      }
    }
    StandardOutput.write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J")
  }

  /// Gives the terminal back.
  func leave() {
    guard isEntered else { return }
    isEntered = false
    StandardOutput.write("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l")
    if var settings = before {
      // As above.
      _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }
  }

  /// Gives the terminal back, stops, and takes it again when the process is told to go on.
  func suspend() {
    leave()
    raise(SIGTSTP)
    enter()
  }

  /// Draws the lines that are not there yet, from the top.
  func draw(_ lines: [String]) {
    let size = size
    guard isEntered, lines != shown || size != shownSize else { return }
    var text = ""
    if lines.count != shown.count || size != shownSize {
      shown = []
      text += "\u{1B}[2J"
    }
    for (row, line) in lines.enumerated() where row >= shown.count || shown[row] != line {
      text += "\u{1B}[\(row + 1);1H\(line)\u{1B}[0m\u{1B}[K"
    }
    shown = lines
    shownSize = size
    StandardOutput.write(text)
  }
}
