// SPDX-License-Identifier: Apache-2.0
internal import BacklotHost

// Called by BacklotHost, which declares them.

@_cdecl("backlot_findings_begin")
func begin() {
  XCTestHost.shared.install()
  _ = SpentErrors.shared
}

@_cdecl("backlot_findings_end")
func end(_ status: Int32) -> Int32 {
  ProgramHost.shared.status(status)
}
