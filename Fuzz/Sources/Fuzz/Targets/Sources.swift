import Checks
import Foundation
import SparkSource

extension FuzzTarget {
  /// What reads settings where people write them: a target for each form that there is, so that one
  /// that comes later has its own.
  static let sources = SourceReader.Format.allCases.map(source) + [settings]

  private static func source(_ format: SourceReader.Format) -> FuzzTarget {
    FuzzTarget(
      name: "source-\(format.rawValue)", seeds: { try wildFiles(of: format) },
      run: { bytes in
        // As a file has them: never a zero, and U+FFFD for what is not UTF-8.
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        SourcePromise.hold(SourceText(text, file: "fuzz"), as: format)
      })
  }

  /// The `ballast.yaml` of a project.
  private static let settings = FuzzTarget(
    name: "check-settings",
    seeds: {
      [
        """
        check:
          select: [BM101, refused-memory]
          ignore: uncompressed-references
          exclude: ["vendor/", "**/old/*.conf"]
          fail-on: error
          spark: "3.5"
          manager: yarn
          deploy-mode: cluster
          per-path:
            "conf/legacy/**": { ignore: [deprecated-setting] }
        """, "check: &a\n  ingore: *a\n", "check:\n  exclude: *.conf\n",
      ].map { Array($0.utf8) }
    },
    run: { bytes in
      let text = SourceText(String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self), file: "f")
      do throws(CheckSettingsError) {
        let settings = try CheckSettings(parsing: text)
        for pattern in settings.exclude { _ = pattern.matches(["a", "conf", "b.conf"]) }
      } catch {
        precondition(!error.notes.isEmpty, "wrong without a word")
        for note in error.notes { SourcePromise.holdPlace(note.place, in: text) }
      }
    })

  /// The files of the tests that are of a form, and some that are of none.
  private static func wildFiles(of format: SourceReader.Format) throws -> [[UInt8]] {
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(5).joined(separator: "/")
    let wild = root + "/Tests/ChecksTests/Wild"
    return try FileManager.default.subpathsOfDirectory(atPath: wild).sorted().compactMap { name in
      guard let text = try? SourceText(at: wild + "/" + name, as: name),
        SourceReader.format(of: text) == format
      else { return nil }
      return Array(text.string.utf8)
    }
  }
}
