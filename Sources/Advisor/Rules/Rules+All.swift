// Made by scripts/rule-registry from the files of this folder; do not edit.

extension Rules {
  /// Every rule, by identity, which is also the order findings of equal severity have.
  public static let all: [any ProfileRule] = [
    ExhaustedExecutorHeap(),
    DeniedExecutionMemory(),
    KilledContainer(),
    ExhaustedOutsideHeap(),
    ExhaustedDriverHeap(),
    ExceededResultSize(),
    ExceededOtherLimit(),
    StrainedCollector(),
    SpilledTasks(),
    EvictedCache(),
    OversizedExecutorHeap(),
    OversizedOverhead(),
    OversizedDriverHeap(),
    IdleCores(),
    CoarseExecutors(),
    LargeCollectedResults(),
    PythonOutsideHeap(),
    MissingSamples(),
    IncompleteLog(),
    OtherResourceProfiles(),
    UnsoundSetup(),
    AcceleratedQueries(),
    ResultsNearLimit(),
    SkewedTaskMemory(),
    IdleOffHeap(),
    FineExecutors(),
    DirectMemoryNearLimit(),
    KeptCachedExecutors(),
  ]
}
