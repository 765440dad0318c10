internal import SparkMemory

/// Writes one or two configurations as a page that needs nothing else: drawing, tables and notes.
public struct ExplainHTMLRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// A configuration as an HTML document that ends with a line break.
  public func render(_ report: ExplainReport) -> String {
    let tables = report.processes.map { title, process in
      section(title, table(process, manager: report.manager), notes: process.layout.notes)
    }
    let side = ExplainedSide(label: nil, report: report)
    return document(of: [side], tables: tables)
  }

  /// Two configurations side by side as an HTML document that ends with a line break.
  public func render(_ comparison: ExplainComparison) -> String {
    let (first, second) = (comparison.first, comparison.second)
    let pairs = [
      ("Executor", first.executor as ExplainedProcess?, second.executor as ExplainedProcess?),
      ("Driver", first.driver, second.driver),
    ]
    let tables = pairs.filter { $0.1 != nil || $0.2 != nil }.map { name, left, right in
      section(
        name,
        table(ComparedRow.rows(left, right, managers: (first.manager, second.manager))), notes: [])
    }
    return document(of: comparison.sides, tables: tables)
  }

  private func document(of sides: [ExplainedSide], tables: [Markup]) -> String {
    var drawing = ExplainDrawing(sides: sides, hasTables: false)
    let versions = sides.flatMap { side in
      VersionTable(side.report.versions).map { [self.versions($0, label: side.label)] } ?? []
    }
    let notes = sides.flatMap { side in
      side.notes.map { note in side.label.map { "\($0): \(note)" } ?? note }
    }
    let body: [Markup] =
      [.element("h1", text: "Where the memory goes"), .element("figure", [:], [drawing.svg()])]
      + tables + sides.flatMap(packing) + versions + [list(notes)].compactMap { $0 }
    let page = Markup.element(
      "html", ["lang": "en"],
      [
        .element(
          "head", [:],
          [
            .element("meta", ["charset": "utf-8"]),
            .element(
              "meta",
              ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .element("meta", ["name": "color-scheme", "content": "light dark"]),
            .element("title", text: "Where the memory goes"),
            .element("style", [:], [.styleSheet(Self.sheet)]),
          ]),
        .element("body", [:], [.element("main", [:], body)]),
      ])
    return "<!doctype html>\n" + page.rendered() + "\n"
  }

  private func packing(_ side: ExplainedSide) -> [Markup] {
    guard let packing = side.report.packing else { return [] }
    let label = side.label.map { "\($0) · " } ?? ""
    let groups = packing.groups.map { group in
      let node = NodeDrawing(group: group, executor: packing.executor, style: .plain)
      return section(label + node.title, table(figures: node.rows), notes: [node.steps])
    }
    let total = section(
      label + "The whole cluster", table(figures: PackingTotals.rows(packing)),
      notes: packing.notes)
    return groups + [total]
  }

  /// A table of names, figures and what they mean.
  private func table(figures: [[String]]) -> Markup {
    let rows = figures.map { row in
      cells([
        .element("th", ["scope": "row"], text: row.first ?? ""),
        number(row.dropFirst().first ?? ""),
        .element("td", text: row.dropFirst(2).first ?? ""),
      ])
    }
    return table(header: ["", "#", ""], rows: rows)
  }

  private func section(_ title: String, _ table: Markup, notes: [String]) -> Markup {
    .element(
      "section", [:],
      [.element("h2", text: title), table] + [list(notes)].compactMap { $0 })
  }

  private func list(_ sentences: [String]) -> Markup? {
    guard !sentences.isEmpty else { return nil }
    return .element("ul", [:], sentences.map { .element("li", text: $0) })
  }

  private func table(_ process: ExplainedProcess, manager: ClusterManager) -> Markup {
    let rows = MemoryRow.rows(of: process, manager: manager).compactMap { $0 }.map { row in
      cells([
        name(row), number(NumberText.grouped(row.size.bytes)), number(row.size.description),
        .element("td", text: row.meaning),
      ])
    }
    return table(header: ["", "#bytes", "#", "what it is"], rows: rows)
  }

  private func table(_ rows: [ComparedRow]) -> Markup {
    let lines = rows.map { row in
      cells([
        name(row.row), number(row.first.map { $0.description } ?? "–"),
        number(row.second.map { $0.description } ?? "–"), .element("td", text: row.change),
        .element("td", text: row.row.meaning),
      ])
    }
    return table(header: ["", "#A", "#B", "change", "what it is"], rows: lines)
  }

  private func versions(_ table: VersionTable, label: String?) -> Markup {
    let title = "By release of Spark" + (label.map { " · \($0)" } ?? "")
    let rows = table.rows.map { row in
      let missing = Array(repeating: "", count: table.header.count - row.figures.count)
      let releases = row.isExplained ? "▸ \(row.releases)" : row.releases
      return cells(
        [.element("th", ["scope": "row"], text: releases)]
          + (row.figures + missing).map(number) + [.element("td", text: row.remark)])
    }
    return section(
      title, self.table(header: [""] + table.header.map { "#\($0)" } + [""], rows: rows),
      notes: table.refusals)
  }

  /// A table; a column whose header begins with `#` holds numbers.
  private func table(header: [String], rows: [Markup]) -> Markup {
    .element(
      "table", [:],
      [
        .element(
          "thead", [:],
          [
            cells(
              header.map { name in
                name.hasPrefix("#")
                  ? .element("th", ["class": "number"], text: String(name.dropFirst()))
                  : .element("th", text: name)
              })
          ]),
        .element("tbody", [:], rows),
      ])
  }

  private func cells(_ cells: [Markup]) -> Markup {
    .element("tr", [:], cells)
  }

  private func number(_ text: String) -> Markup {
    .element("td", ["class": "number"], text: text)
  }

  private func name(_ row: MemoryRow) -> Markup {
    let swatch: [Markup] =
      row.region.map { region in
        [
          .element(
            "svg", ["class": "swatch", "viewBox": "0 0 1 1", "aria-hidden": "true"],
            [
              .element(
                "rect",
                ["class": DrawingStyle.name(of: region.name), "width": "1", "height": "1"])
            ])
        ]
      } ?? []
    return .element(
      "th", ["scope": "row", "class": "depth\(row.depth)"], swatch + [.text(row.name)])
  }

  private static let sheet: Markup.StaticText = """
    :root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --rule: #d1d9e0 }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --faint: #9198a1; --rule: #3d444d }
      body { background: #0d1117 }
    }
    body { margin: 0; color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI',
      Roboto, Helvetica, Arial, sans-serif }
    main { max-width: 960px; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
    figure { margin: 0 } figure svg { width: 100%; height: auto }
    section { overflow-x: auto }
    table { border-collapse: collapse; width: 100% }
    th, td { text-align: left; font-weight: normal; padding: .2rem .6rem .2rem 0;
      border-bottom: 1px solid var(--rule); white-space: nowrap }
    td:last-child { color: var(--faint); white-space: normal }
    .number { text-align: right; font-variant-numeric: tabular-nums }
    .swatch { width: .8em; height: .8em; margin-right: .5em }
    .depth1 { padding-left: 1rem } .depth2 { padding-left: 2rem }
    li { margin: .3rem 0 }
    """
}
