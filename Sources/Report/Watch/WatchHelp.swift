/// What the keys do, and what the columns mean.
enum WatchHelp {
  static let lines: [ScreenLine] = [
    ScreenLine("Keys", nil, .bold),
    ScreenLine("  q quit · p pause · ? help · Esc back"),
    ScreenLine("  ↑ ↓ j k move · Tab next list · Enter look into"),
    ScreenLine("  order executors by: i id · h heap · u unified"),
    ScreenLine("    t storage · r rss · g gc · s spill · a tasks · l limit"),
    ScreenLine("Columns", nil, .bold),
    ScreenLine("  ▲       the highest so far, not what is there now"),
    ScreenLine("  HEAP    of the heap; garbage counts: it foretells nothing"),
    ScreenLine("  UNIFIED storage and execution; full: tasks spill"),
    ScreenLine("  STORAGE cached and broadcast blocks; full: eviction"),
    ScreenLine("  RSS     resident memory, of the container; full: killed"),
    ScreenLine("  GC      of task time, in the last minute if tasks ended"),
    ScreenLine("  LIMIT IN  roughly when the first limit is reached, if"),
    ScreenLine("            it goes on rising as it did; empty: it does not"),
    ScreenLine("  so far  what is still to come may take it back"),
  ]

  static let footer = "q quit  ? help  Tab list  ↑↓ move  Enter look into  p pause  ihutrgsal order"
}
