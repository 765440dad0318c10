import Advisor
import Foundation
import SparkMemory
import Testing

@Suite struct RuleDescriptionTests {
  @Test("an identity is BM and three digits, and is read as it is written")
  func identity() throws {
    #expect(RuleID(1).description == "BM001")
    #expect(RuleID(210).description == "BM210")
    #expect(RuleID("BM012") == RuleID(12))
    #expect(RuleID("bm012") == RuleID(12))
    for text in ["", "BM", "BM12", "BM0012", "BX012", "BM+12", "BM-12", "BM000", "BM٠١٢", "BM1 2"] {
      #expect(RuleID(text) == nil, "\(text)")
    }
    let data = try JSONEncoder().encode([RuleID(7)])
    #expect(String(decoding: data, as: UTF8.self) == #"["BM007"]"#)
    #expect(try JSONDecoder().decode([RuleID].self, from: data) == [RuleID(7)])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RuleID].self, from: Data(#"["seven"]"#.utf8))
    }
  }

  @Test("it holds from one version on until another")
  func versions() {
    func holds(_ since: SparkVersion?, _ until: SparkVersion?, _ version: SparkVersion) -> Bool {
      RuleDescription(
        1, "x", .profile, .note, since: since, until: until,
        document: RuleDocument(
          finds: "", matters: "", evidence: "", example: "", remedy: "", safety: "",
          references: [])
      ).holds(for: version)
    }
    #expect(holds(nil, nil, .v(2, 3)))
    #expect(holds(.v(3, 0), nil, .v(3, 0)) && !holds(.v(3, 0), nil, .v(2, 4)))
    #expect(holds(nil, .v(4, 0), .v(3, 5)) && !holds(nil, .v(4, 0), .v(4, 0)))
  }
}
