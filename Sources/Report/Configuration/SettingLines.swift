import Advisor

/// Settings as lines: key, value, and the reason beside them.
struct SettingLines {
  let settings: [Setting]
  let style: TerminalStyle
  /// Whether the value that there was stands before the new one.
  var showsNow = true

  private static let widestValue = 28

  var lines: [String] {
    let values = settings.map(value).map(TerminalText.escaped)
    let keyWidth = settings.map(\.key.displayWidth).max() ?? 0
    let valueWidth = min(values.map(\.displayWidth).max() ?? 0, Self.widestValue)
    let indent = 2 + keyWidth + 2 + valueWidth + 2
    return zip(settings, values).flatMap { setting, value in
      let head =
        "  " + TerminalText.padded(setting.key, to: keyWidth) + "  "
        + TerminalText.padded(TerminalText.truncated(value, to: valueWidth), to: valueWidth)
      let reason = TerminalText.wrap(
        TerminalText.escaped(setting.reason), width: FitTextRenderer.lineWidth, indent: indent)
      let first = reason.first.map { head + String($0.dropFirst(indent - 2)) } ?? head
      return ([first] + reason.dropFirst()).map {
        setting.isChange || !showsNow ? $0 : style.dim($0)
      }
    }
  }

  private func value(_ setting: Setting) -> String {
    guard showsNow else { return setting.new }
    let now = setting.now.map { $0 + (setting.nowIsDefault ? " (default)" : "") } ?? "unset"
    if setting.isPinned, setting.now == setting.new { return "\(now), now set" }
    return setting.isChange ? "\(now) → \(setting.new)" : now
  }
}
