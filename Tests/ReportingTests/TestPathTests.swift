// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

struct TestPathTests {
  @Test func `a path is read as its names with slashes between`() {
    #expect(TestPath(["store", "read"], "is empty").description == "store/read/is empty")
  }
}
