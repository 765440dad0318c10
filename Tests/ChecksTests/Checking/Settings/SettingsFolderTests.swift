import Checks
import Testing

@Suite struct SettingsFolderTests {
  @Test("paths are written from the folder, wherever the command runs")
  func relative() {
    let root = SettingsFolder(".", current: "/home/a/project")
    #expect(root.relative("conf/x") == ["conf", "x"])
    #expect(root.relative("./conf/../x") == ["x"])
    #expect(root.relative("/home/a/project/x") == ["x"])
    let above = SettingsFolder("..", current: "/home/a/project/conf")
    #expect(above.relative("x") == ["conf", "x"])
    let beside = SettingsFolder("conf/ballast.yaml/..", current: "/home/a/project")
    #expect(beside.relative("conf/x") == ["x"])
  }

  @Test("what is outside, or the folder itself, has no path from it")
  func outside() {
    let folder = SettingsFolder("/home/a", current: "/home/b")
    #expect(folder.relative("x") == nil)
    #expect(folder.relative("/home/a") == nil)
    #expect(folder.relative("/home/ab/x") == nil)
    #expect(folder.relative("../../../../home/a/x") == ["x"])
  }
}
