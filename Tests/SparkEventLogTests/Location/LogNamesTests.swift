import Testing

@testable import SparkEventLog

@Suite struct LogNamesTests {
  @Test func partsOfSeveralApplicationsAreSeveralLogs() {
    let names = LogNames([
      "events_2_app-2.zstd", "events_1_app-10", "events_1_app-2.zstd", "events_10_app-2.zstd",
      "events_2_app-10.zstd", "appstatus_app-2.inprogress", "appstatus_app-10",
    ])
    #expect(
      names.groups == [
        LogNames.Group(
          label: "events_*_app-2",
          names: ["events_1_app-2.zstd", "events_2_app-2.zstd", "events_10_app-2.zstd"],
          isInProgress: true, missingParts: Array(3...9)),
        LogNames.Group(
          label: "events_*_app-10", names: ["events_1_app-10", "events_2_app-10.zstd"]),
      ])
    #expect(names.candidates.isEmpty)
  }

  @Test func aCodecThatChangesIsTheSameApplication() {
    let names = LogNames(["events_1_app-1", "events_2_app-1.zstd", "events_1_app-1.lz4.compact"])
    #expect(names.groups.map(\.names) == [["events_1_app-1.lz4.compact", "events_2_app-1.zstd"]])
    #expect(names.groups.first?.isCompacted == true)
  }

  @Test func whatDatabricksDeliversIsOneLogInTheOrderOfTime() {
    let names = LogNames([
      "eventlog", "eventlog-2024-01-10--00-00.gz", "eventlog-2024-01-09--23-50.gz",
      "eventlog-2024-01-09--09-00",
    ])
    #expect(
      names.groups.map(\.names) == [
        [
          "eventlog-2024-01-09--09-00", "eventlog-2024-01-09--23-50.gz",
          "eventlog-2024-01-10--00-00.gz", "eventlog",
        ]
      ])
  }

  @Test(arguments: [
    "eventlog", "eventlog-2024-01-09--23-5", "eventlog-2024-01-09--23-50gz", "eventlog-x",
    "xeventlog-2024-01-09--23-50", "eventlog-2024/01/09--23-50", "events_x_app-1", "events_0_a",
    "application_1_0001", "app-1.inprogress", "appstatus", "eventlog_v2_app-1",
  ])
  func otherNamesAreLookedAt(_ name: String) {
    #expect(LogNames([name]).candidates == [name])
    #expect(LogNames([name]).groups.isEmpty)
  }

  @Test(arguments: [".events_1_app-1.crc", "app-1.crc", "appstatus_app-1", ".hidden"])
  func companionsOfLogsAreNot(_ name: String) {
    #expect(LogNames([name]).candidates.isEmpty)
    #expect(LogNames([name]).groups.isEmpty)
  }

  @Test func numbersInNamesAreOrderedAsNumbers() {
    let names = ["app_10", "app_2", "app_02", "b", "app", "app_2.zstd", "a10b2", "a10b10"]
    #expect(
      names.sorted(by: precedesNaturally) == [
        "a10b2", "a10b10", "app", "app_02", "app_2", "app_2.zstd", "app_10", "b",
      ])
    for first in names {
      for second in names where first != second {
        #expect(precedesNaturally(first, second) != precedesNaturally(second, first))
      }
      #expect(!precedesNaturally(first, first))
    }
  }
}
