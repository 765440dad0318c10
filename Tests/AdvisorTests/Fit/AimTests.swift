import Testing

@testable import Advisor

@Suite struct AimTests {
  @Test func moreSafetyIsMoreSlack() {
    #expect(Aim.lean.slack < Aim.balanced.slack)
    #expect(Aim.balanced.slack < Aim.safe.slack)
  }

  @Test func theMoreWasSeenTheFurtherACutMayGo() {
    #expect(Guardrail(.none).keptShare == nil)
    #expect(Guardrail(.low).keptShare == 0.75)
    #expect(Guardrail(.medium).keptShare == 0.5)
    #expect(Guardrail(.high).keptShare == 0.25)
    #expect(Guardrail(.high).sentence == "one run justifies a cut to a quarter at most")
    #expect(Guardrail(.none).sentence == "without a sample nothing is cut")
  }
}
