// Made by scripts/rule-registry from the files of this folder; do not edit.

extension CodeRules {
  /// Every rule, by identity, which is also the order findings of equal severity have.
  public static let all: [any CodeRule] = [
    CollectedRows(),
    ManyTakenRows(),
    CacheInLoop(),
    SinglePartition(),
    GroupedValues(),
    ForcedBroadcast(),
    PandasBatches(),
    UnreleasedCache(),
  ]
}
