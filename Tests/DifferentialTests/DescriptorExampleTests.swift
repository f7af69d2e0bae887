// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
import Foundation
import Testing

/// The examples are programs that show what their comments say.
@Suite("Examples of descriptors gone wrong", .timeLimit(.minutes(5)))
struct DescriptorExampleTests {
  private static let folder = DescriptorProgram.folder
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/descriptors")

  @Test("A pipe's number that is closed twice takes the database with it: three stacks tell")
  func samba() async throws {
    let finding = try await onlyFinding("samba.c", compiler: ["cc", "-g", "-pthread"])

    #expect(finding.kind == .useAfterClose)
    #expect(functions(finding, .wasOpened).contains("make_pipe"))
    #expect(functions(finding, .wasClosed).contains("close_pipe"))
    #expect(functions(finding, .opened).contains("open_database"))
    #expect(functions(finding, .closed).contains("close_pipe_again"))
    #expect(functions(finding, .used).contains("write_record"))
    #expect(Set(finding.events.map(\.pid)).count == 3)
  }

  @Test("A server that forgets a socket on one of its paths holds three at the end")
  func leakyServer() async throws {
    let finding = try await onlyFinding("leaky_server.c", compiler: ["cc", "-g"])

    #expect(finding.kind == .leak)
    #expect(finding.count == 3)
    #expect(functions(finding, .opened).contains("accept_client"))
  }

  @Test("A Swift object that closes what was closed by hand takes another file with it")
  func journal() async throws {
    let finding = try await onlyFinding("journal.swift", compiler: ["swiftc", "-g"])

    #expect(finding.kind == .useAfterClose)
    #expect(functions(finding, .closed).contains { $0.contains("Journal.deinit") })
    #expect(functions(finding, .wasClosed).contains { $0.contains("Journal.finish()") })
    #expect(functions(finding, .used).contains { $0.contains("writeLedger") })
  }

  private func onlyFinding(_ source: String, compiler: [String]) async throws -> Finding {
    let bench = try DescriptorBench()
    let binary = try await bench.build(Self.folder.appending(path: source).path, compiler)
    let run = try await bench.watch(binary)
    let findings = run.findings.filter { $0.grade > .note }
    #expect(findings.count == 1, "\(run.report)")
    return try #require(findings.first)
  }

  private func functions(_ finding: Finding, _ role: Role) -> [String] {
    finding.event(role)?.frames.compactMap(\.function) ?? []
  }
}
