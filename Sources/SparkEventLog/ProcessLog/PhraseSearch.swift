/// Finds whether any of some phrases is in a line, in one pass over it: the automaton of Aho and
/// Corasick (1975), made complete, so that every byte is one step.
struct PhraseSearch {
  /// For each state and byte the next state.
  private var next: [UInt16]
  private var isEnd: [Bool]

  /// A search for phrases, of at most 65,535 bytes together.
  init(_ phrases: [String]) {
    next = [UInt16](repeating: 0, count: 256)
    isEnd = [false]
    for phrase in phrases where !phrase.isEmpty {
      var state = 0
      for byte in phrase.utf8 {
        let step = Int(next[state << 8 | Int(byte)])
        if step != 0 {
          state = step
        } else {
          let new = isEnd.count
          next[state << 8 | Int(byte)] = UInt16(new)
          next.append(contentsOf: repeatElement(0, count: 256))
          isEnd.append(false)
          state = new
        }
      }
      isEnd[state] = true
    }
    complete()
  }

  /// Where a phrase does not go on, goes to where its longest end that begins a phrase goes.
  private mutating func complete() {
    var fallback = [Int](repeating: 0, count: isEnd.count)
    var queue = (0..<256).map { Int(next[$0]) }.filter { $0 != 0 }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      isEnd[state] = isEnd[state] || isEnd[fallback[state]]
      for byte in 0..<256 {
        let step = Int(next[state << 8 | byte])
        let elsewhere = next[fallback[state] << 8 | byte]
        if step != 0 {
          fallback[step] = Int(elsewhere)
          queue.append(step)
        } else {
          next[state << 8 | byte] = elsewhere
        }
      }
    }
  }

  /// Whether a phrase is in the line.
  func finds(in line: RawSpan) -> Bool {
    var state = 0
    for offset in 0..<line.byteCount {
      // Any bit pattern is an integer, and the load checks its bounds.
      let byte = unsafe line.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      state = Int(next[state << 8 | Int(byte)])
      if isEnd[state] { return true }
    }
    return false
  }
}
