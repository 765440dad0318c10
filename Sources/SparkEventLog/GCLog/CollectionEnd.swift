import SparkProfile

/// What a message of a collection with figures says is over.
///
/// Sources, in OpenJDK's `src/hotspot/share/gc`: `g1/g1YoungCollector.cpp`, `g1/g1VMOperations.cpp`,
/// `parallel/psScavenge.cpp`, `serial/serialHeap.cpp`, `z/zDriver.cpp`,
/// `shenandoah/shenandoahConcurrentGC.cpp`; told on recorded logs of JDK 17 and 21.
enum CollectionEnd {
  /// A collection during which the program stood still.
  case pause(HeapCollections.Kind)
  /// A pause within a concurrent collection.
  case partOfConcurrent
  /// A pause at the end of a marking, after regions without live data were freed.
  case marked
  /// A concurrent collection, with the heap before and after.
  case cycle
  /// A collection of young objects while the program runs, with the heap before and after.
  case youngCycle
  /// A concurrent collection, of which only the end is told.
  case cycleCounted
  /// The first pause of a concurrent collection, the end of which is not told.
  case markingBegan
  /// A step of a concurrent collection that freed memory.
  case reclaimed
  /// A pause that nobody has thought of.
  case unknown
  /// Nothing that counts.
  case other

  init(_ message: Substring) {
    // Generational ZGC says first which generation it speaks of.
    var message = message
    if let prefix = ["Y: ", "y: ", "O: "].first(where: message.hasPrefix) {
      message = message.dropFirst(prefix.count)
    }
    if message.hasPrefix("Pause ") {
      self = Self.pause(named: message.dropFirst("Pause ".count))
    } else if message.hasPrefix("Garbage Collection (") || message.hasPrefix("Major Collection (") {
      self = .cycle
    } else if message.hasPrefix("Minor Collection (") {
      self = .youngCycle
    } else if message.hasPrefix("Concurrent Mark Cycle ") || message.hasPrefix("Concurrent Cycle ")
    {
      self = .cycleCounted
    } else if message.hasPrefix("Concurrent cleanup ") {
      self = .reclaimed
    } else {
      self = .other
    }
  }

  private static func pause(named name: Substring) -> CollectionEnd {
    let table: [(String, CollectionEnd)] = [
      ("Young (Mixed)", .pause(.mixed)), ("Mixed", .pause(.mixed)),
      ("Young", .pause(.young)), ("Initial Mark (", .pause(.young)),
      ("Full", .pause(.full)), ("Degenerated GC", .pause(.degenerated)),
      // Every marking of Shenandoah begins with this pause.
      ("Init Mark", .markingBegan), ("Remark", .marked),
    ]
    if let known = table.first(where: { name.hasPrefix($0.0) })?.1 { return known }
    let parts = [
      "Cleanup", "Mark Start", "Mark End", "Relocate Start", "Verify", "Final Mark",
      "Init Update", "Final Update", "Final Roots", "Final Strong Roots", "Final Evac",
      "Init Evac", "Mark",
    ]
    return parts.contains(where: name.hasPrefix) ? .partOfConcurrent : .unknown
  }
}
