import Testing

/// Suites that start processes: this process has one set of signal handlers, so they take turns.
@Suite(.serialized) enum OneAtATime {}
