/// Two settings that answer the same question, of which Spark hears only one.
public struct SettingConflict: Hashable, Sendable {
  /// The name of the setting that counts.
  public var winner: String
  /// The name of the setting that has no effect.
  public var loser: String
  /// Why, in a few words.
  public var why: String

  /// What an explicit overhead silences.
  ///
  /// Source: `ResourceProfile.calculateOverHeadMemory`, `BasicDriverFeatureStep`,
  /// `BasicExecutorFeatureStep`, `deploy/yarn/Client.scala`: it is taken before factor and minimum
  /// are looked at.
  private static func explicitOverheads(
    in configuration: SparkConfiguration, version: SparkVersion
  ) -> [SettingConflict] {
    ProcessRole.allCases.reversed().flatMap { role in
      let winner = role.memoryOverheadKey
      guard configuration.isSet(winner), winner.isRead(by: version) else {
        return [SettingConflict]()
      }
      return [role.memoryOverheadFactorKey, role.minMemoryOverheadKey]
        .filter { configuration.isSet($0) && $0.isRead(by: version) }
        .map {
          SettingConflict(
            winner: winner.name, loser: $0.name, why: "an explicit overhead is taken as it stands")
        }
    }
  }

  /// The settings of a configuration that silence each other.
  /// - Parameters:
  ///   - configuration: The settings.
  ///   - version: The version of Spark: a setting which it does not read silences nothing.
  /// - Returns: A conflict for each setting without effect.
  public static func all(
    in configuration: SparkConfiguration, version: SparkVersion = .latest
  ) -> [SettingConflict] {
    explicitOverheads(in: configuration, version: version) + deprecatedNames(in: configuration)
  }

  /// Old and new names of one setting, with different values.
  ///
  /// Source: `SparkConf.getDeprecatedConfig`: the name itself is looked up first.
  private static func deprecatedNames(in configuration: SparkConfiguration) -> [SettingConflict] {
    ConfigurationKey.all.flatMap { key in
      guard let value = configuration.values[key.name] else { return [SettingConflict]() }
      return key.deprecatedNames.filter { name in
        configuration.values[name].map { $0 != value } ?? false
      }.map {
        SettingConflict(
          winner: key.name, loser: $0, why: "it is the older name of the same setting")
      }
    }
  }
}

extension SettingConflict: CustomStringConvertible {
  /// Which setting has no effect, which one counts, and why, in one sentence.
  public var description: String {
    "\(loser) has no effect, because \(winner) is set and counts: \(why)."
  }
}
