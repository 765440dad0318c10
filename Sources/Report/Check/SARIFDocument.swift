internal import Advisor
internal import Checks
internal import SparkSource

/// A log of SARIF 2.1.0, as far as findings need it.
///
/// Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
struct SARIFDocument: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    var tool: Tool
    var results: [Result]
    let columnKind = "utf16CodeUnits"
  }

  struct Tool: Encodable {
    var driver: Driver
  }

  struct Driver: Encodable {
    let name = "ballast"
    var semanticVersion: String
    var rules: [Descriptor]
  }

  struct Text: Encodable {
    var text: String
  }

  struct Help: Encodable {
    var text: String
    var markdown: String
  }

  struct Configuration: Encodable {
    var level: String
  }

  struct Descriptor: Encodable {
    var id: String
    var name: String
    var shortDescription: Text
    var fullDescription: Text
    var help: Help
    var defaultConfiguration: Configuration
  }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int

    init(_ place: SourcePlace) {
      startLine = place.line
      startColumn = place.column
      endLine = place.endLine
      endColumn = place.endColumn
    }
  }

  struct Artifact: Encodable {
    var uri: String

    init(_ file: String) { uri = file.encodedAsReference }
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region

    init(_ place: SourcePlace) {
      artifactLocation = Artifact(place.file)
      region = Region(place)
    }
  }

  struct Location: Encodable {
    var id: Int?
    var physicalLocation: PhysicalLocation
    var message: Text?
  }

  struct Replacement: Encodable {
    var deletedRegion: Region
    var insertedContent: Text
  }

  struct ArtifactChange: Encodable {
    var artifactLocation: Artifact
    var replacements: [Replacement]
  }

  struct Fix: Encodable {
    var description: Text
    var artifactChanges: [ArtifactChange]
  }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var relatedLocations: [Location]?
    var partialFingerprints: [String: String]
    var fixes: [Fix]?
  }
}

extension String {
  /// A path as a reference of RFC 3986: what may not stand in one is written as `%XX`.
  var encodedAsReference: String {
    var result = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (Character(scalar).isLetter || Character(scalar).isNumber)
      if isPlain || "-._~/!$&'()*+,;=@".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
