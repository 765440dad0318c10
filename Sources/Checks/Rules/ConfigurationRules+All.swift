// Made by scripts/rule-registry from the files of this folder; do not edit.

extension ConfigurationRules {
  /// Every rule, by identity, which is also the order findings of equal severity have.
  public static let all: [any ConfigurationRule] = [
    UnknownSetting(),
    DeprecatedSetting(),
    UnreadSetting(),
    SettingWithoutEffect(),
    StaticSettingAtRunTime(),
    RepeatedSetting(),
    ShadowedSetting(),
    RefusedValue(),
    RefusedMemory(),
    LittleUserMemory(),
    UncompressedReferences(),
    UnboundedResults(),
    BroadcastBeyondHeap(),
    PythonWithoutMemory(),
    OverheadBelowMinimum(),
    PodWithoutCPULimit(),
    ContainerBeyondYarnLimit(),
    UnfittingExecutors(),
  ]
}
