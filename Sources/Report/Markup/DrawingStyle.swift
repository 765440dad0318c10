/// The colours of drawings, for light and dark surroundings.
///
/// The parts of memory keep their colours in both: they are light enough for dark text on them, and
/// far enough from white and black to stand on either.
enum DrawingStyle {
  /// The style sheet of a drawing.
  static let sheet: Markup.StaticText = """
    .paper { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e }
    .line { stroke: #59636e; fill: none } .edge { stroke: #ffffff }
    .on { fill: #16191d }
    text { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif }
    .number { font-variant-numeric: tabular-nums }
    .reserved { fill: #b3bac2 } .user { fill: #f2cc60 } .storage-region { fill: #7fd1de }
    .execution { fill: #6ea8fe } .unseen { fill: #d4d7dc } .overhead { fill: #c9a2ea }
    .off-heap { fill: #8ed29b } .PySpark { fill: #f3a683 } .rounding { fill: #e3e6ea }
    .idle { fill: #e3e6ea }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 }
      .line { stroke: #9198a1 } .edge { stroke: #0d1117 }
    }
    """

  /// The class of a part of memory by its name.
  static func name(of region: String) -> String {
    region.replacing(" ", with: "-")
  }

  /// The class of a part of a node: executors side by side differ.
  static func name(ofNodePart segment: SegmentedBar.Segment) -> String {
    switch segment.colour {
    case .blue: "execution"
    case .cyan: "storage-region"
    case .red: "PySpark"
    default: segment.label
    }
  }

  /// A width that a text of this size hardly exceeds, in pixels.
  static func width(of text: String, size: Double) -> Double {
    Double(text.count) * size * 0.56
  }
}
