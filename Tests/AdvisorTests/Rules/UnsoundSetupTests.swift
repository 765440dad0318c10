import Advisor
import SparkProfile
import Testing

@Suite struct UnsoundSetupTests {
  @Test func saysWhatHadNoEffect() {
    var run = Run()
    run.set("spark.driver.memory", "16g")
    #expect(
      run.answer().finding("unsound-setup")?.message
        == "spark.driver.memory is 16 GiB, yet the JVM had 1 GiB: it had no effect.")
    #expect(Run().answer().finding("unsound-setup") == nil)
  }
}
