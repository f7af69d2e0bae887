// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
import Testing

/// The truth of the program is the specification: each defect is found, with its stacks, and
/// nothing is said of programs that are right.
@Suite("Descriptors of small programs")
struct DescriptorProgramTests {
  private static let turnstile = Turnstile(places: 4)

  @Test("A defect is found, and its stacks name who did it", arguments: DescriptorProgram.defects)
  func defect(program: DescriptorProgram) async throws {
    let run = try await run(program)
    let findings = run.findings.filter { $0.grade > .note || program.kinds.contains($0.kind) }

    #expect(
      findings.map(\.kind.rawValue).sorted() == program.kinds.map(\.rawValue).sorted(),
      "\(run.report)")
    expect(findings.filter { $0.kind == program.kinds.first }, toBeTheOneOf: program, run.report)
    for kind in program.kinds { #expect(run.report.contains(kind.rawValue)) }
  }

  @Test("Nothing is said of a program that is right", arguments: DescriptorProgram.clean)
  func clean(program: DescriptorProgram) async throws {
    let run = try await run(program)

    #expect(run.findings.filter { $0.grade > .note } == [], "\(run.report)")
  }

  @Test("There are 160 defects of every kind, and 100 programs that are right")
  func corpusIsThere() {
    #expect(DescriptorProgram.defects.count >= 160)
    #expect(DescriptorProgram.clean.count >= 100)
    #expect(Set(DescriptorProgram.defects.flatMap(\.kinds)) == Set(Kind.allCases))
  }

  /// What needs milliseconds may take longer on a crowded machine: what is wrong is wrong twice.
  private func run(_ program: DescriptorProgram) async throws -> DescriptorBench.Run {
    try await Self.turnstile.pass {
      let bench = try DescriptorBench()
      let binary = try await bench.compile(program)
      let run = try await bench.watch(binary)
      #expect(run.status == program.status, "\(run.report)")
      #expect(run.output == "")
      return run
    }
  }

  private func expect(
    _ findings: [Finding], toBeTheOneOf program: DescriptorProgram, _ report: String
  ) {
    for (role, function) in program.functions {
      let events = findings.flatMap(\.events).filter { $0.role == role }
      #expect(
        events.contains { $0.frames.contains { $0.function == function } },
        "\(function) is not among those of \(role.rawValue):\n\(report)")
    }
    if let count = program.count { #expect(findings.first?.count == count, "\(report)") }
    if let grade = program.grade { #expect(findings.first?.grade == grade, "\(report)") }
    if let text = program.text { #expect(report.contains(text)) }
  }
}
