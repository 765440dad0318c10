import ServerAccess
import Testing

@testable import SparkREST

@Suite struct ApplicationPlaceTests {
  @Test(
    "an address of any page names the server and the application",
    arguments: [
      ("http://d:4040", "http://d:4040", nil, nil), ("http://d:4040/", "http://d:4040", nil, nil),
      ("http://d:4040/jobs/", "http://d:4040", nil, nil),
      ("http://d:4040/stages/stage/?id=3&attempt=0", "http://d:4040", nil, nil),
      ("http://d:4040/SQL/execution/?id=1#x", "http://d:4040", nil, nil),
      ("http://d:4040/api/v1", "http://d:4040", nil, nil),
      ("http://d:4040/api/v1/applications", "http://d:4040", nil, nil),
      (
        "http://rm:8088/proxy/application_1_0001/", "http://rm:8088/proxy/application_1_0001", nil,
        nil
      ),
      (
        "http://rm:8088/proxy/application_1_0001/executors/threadDump/",
        "http://rm:8088/proxy/application_1_0001", nil, nil
      ),
      (
        "http://rm:8088/cluster/app/application_1_0001", "http://rm:8088/proxy/application_1_0001",
        nil, nil
      ),
      (
        "https://g:8443/gateway/sandbox/yarn/proxy/application_1_0001/jobs/",
        "https://g:8443/gateway/sandbox/yarn/proxy/application_1_0001", nil, nil
      ),
      ("http://h:18080/history/application_1_2/1/jobs/", "http://h:18080", "application_1_2", "1"),
      ("http://h:18080/history/app-1", "http://h:18080", "app-1", nil),
      ("http://h:18080/api/v1/applications/app-1", "http://h:18080", "app-1", nil),
      ("http://h:18080/api/v1/applications/app-1/2", "http://h:18080", "app-1", "2"),
      ("http://h/x/api/v1/applications/app-1/jobs?a=b", "http://h/x", "app-1", nil),
      ("http://h:18080/history", "http://h:18080/history", nil, nil),
    ] as [(String, String, String?, String?)])
  func places(_ text: String, base: String, id: String?, attempt: String?) throws {
    let place = try #require(ApplicationPlace(text))
    #expect(place.base.url == base)
    #expect(place.applicationID == id)
    #expect(place.attemptID == attempt)
    #expect(place.address(of: "/applications").url == base + "/api/v1/applications")
  }

  @Test("other texts are no place", arguments: ["", "-", "/a", "hdfs://x", "http://"])
  func others(_ text: String) {
    #expect(ApplicationPlace(text) == nil)
  }
}
