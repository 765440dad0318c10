import ArgumentParser
import Foundation
import Report

/// Where an explanation goes: files that were asked for, and one form on standard output.
struct ExplainOutput {
  var svg: String?
  var html: String?
  var json: Bool

  /// Writes each form that was asked for; the text unless another form takes the output.
  func write(
    text: () throws -> String, json: () throws -> String, svg: () throws -> String,
    html: () throws -> String
  ) throws {
    if let path = self.svg { try write(try svg(), to: path) }
    if let path = self.html { try write(try html(), to: path) }
    guard self.svg != "-", self.html != "-" else { return }
    print(try self.json ? json() : text(), terminator: "")
  }

  private func write(_ text: String, to path: String) throws {
    guard path != "-" else { return print(text, terminator: "") }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      StandardError.write(
        "ballast explain: \(TerminalText.escaped(path)): a directory; name a file")
      throw ExitCode(3)
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      StandardError.write(
        "ballast explain: \(TerminalText.escaped(path)): cannot be written "
          + "(\(error.localizedDescription)); name another file")
      throw ExitCode(3)
    }
  }
}
