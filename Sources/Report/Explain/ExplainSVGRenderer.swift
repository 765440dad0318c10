/// Draws processes to one scale as a picture for a design document.
public struct ExplainSVGRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// A configuration as SVG text that ends with a line break.
  public func render(_ report: ExplainReport) -> String {
    document(of: [ExplainedSide(label: nil, report: report)])
  }

  /// Two configurations, to the same scale, as SVG text that ends with a line break.
  public func render(_ comparison: ExplainComparison) -> String {
    document(of: comparison.sides)
  }

  private func document(of sides: [ExplainedSide]) -> String {
    var drawing = ExplainDrawing(sides: sides, hasTables: true)
    return drawing.svg().rendered() + "\n"
  }
}
