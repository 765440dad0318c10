import Report
import Testing

@Suite struct UnifiedDiffTests {
  @Test("lines that changed stand between three that did not")
  func hunk() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    let diff = UnifiedDiff.text(from: old, to: old.replacing("5", with: "five"), file: "f")
    #expect(
      diff == """
        --- a/f
        +++ b/f
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test("changes far apart have a hunk each, near ones share one")
  func hunks() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let far = old.replacing("\n2\n", with: "\nb\n").replacing("\n28\n", with: "\nx\n")
    #expect(UnifiedDiff.text(from: old, to: far, file: "f").ranges(of: "@@ -").count == 2)
    let near = old.replacing("\n2\n", with: "\nb\n").replacing("\n7\n", with: "\nx\n")
    #expect(UnifiedDiff.text(from: old, to: near, file: "f").ranges(of: "@@ -").count == 1)
  }

  @Test("removed lines, a missing last line end, and equal texts")
  func edges() {
    #expect(
      UnifiedDiff.text(from: "a\nb\n", to: "b\n", file: "f").contains("@@ -1,2 +1,1 @@\n-a\n b\n"))
    #expect(UnifiedDiff.text(from: "a", to: "b", file: "f").contains("-a\n\\ No newline"))
    #expect(UnifiedDiff.text(from: "a", to: "a", file: "f").isEmpty)
    #expect(UnifiedDiff.text(from: "a\n", to: "", file: "f").contains("@@ -1,1 +0,0 @@"))
  }
}
