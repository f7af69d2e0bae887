// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import TestProcess

/// How a process of tests ended, as the kernel and the process itself tell it.
struct ProcessEnding {
  var status: Int32
  /// In its own words; `nil`: it had none.
  var told: TestEnding?
  /// It was ended for taking too long.
  var limit: Duration?
  var record: OpaquePointer
  /// What was printed last to standard error.
  var errors: String

  /// As the kernel has it.
  var kernels: TestEnding {
    var code: Int32 = 0
    return test_status_is_exit(status, &code) ? .exit(code) : .signal(code)
  }

  /// What was wrong with a test that had begun and not ended.
  func problem(at place: SourceLine) -> TestProblem {
    if let limit { return timeout(limit, place) }
    let stack = told == nil ? "" : Backtrace(record: record).ofEnd
    switch kernels {
    case .exit(let status):
      let call =
        if case .exit(let code)? = told { "it called exit(\(code))" } else {
          "its process ended with status \(status), or became another program,"
        }
      return TestProblem(.exit, "\(call) before it was over", details: stack, at: place)
    case .signal, .crash:
      return TestProblem(.crash, "\(kernels)\(reason)", details: stack, at: place)
    }
  }

  private var reason: String {
    if let fatal = fatalError { return ": \(fatal)" }
    if told != nil { return "" }
    return kernels.isCrash
      ? ", and no stack is left, as when a thread uses it up" : ", sent by somebody"
  }

  /// What Swift says when it ends a program.
  private var fatalError: String? {
    errors.split(separator: "\n").last { $0.contains("Fatal error") }.map(String.init)
  }

  private func timeout(_ limit: Duration, _ place: SourceLine) -> TestProblem {
    let stacks = Backtrace(record: record).ofThreads
    let none = "its threads gave no stacks: they block SIGSYS, or do not run"
    return .tookLonger(than: limit, stacks: stacks.isEmpty ? none : stacks, at: place)
  }
}

extension TestProblem {
  static func tookLonger(
    than limit: Duration, stacks: String, at place: SourceLine
  ) -> TestProblem {
    TestProblem(
      .timeout, "it took longer than \(Words.seconds(limit))", details: stacks, at: place)
  }
}

/// Numbers in words.
enum Words {
  /// `1.5 s`.
  static func seconds(_ duration: Duration) -> String {
    let thousandths = duration / .milliseconds(1)
    guard thousandths >= 1000 else { return "\(Int(thousandths.rounded())) ms" }
    let tenths = Int((thousandths / 100).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }

  /// `1 test`, `2 tests`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension ProcessEnding {
  /// The same for a process that has told how it ends, and nobody waited for it.
  static func problem(_ ending: TestEnding, _ stack: String, at place: SourceLine) -> TestProblem {
    switch ending {
    case .exit(let status):
      TestProblem(.exit, "it called exit(\(status)) before it was over", details: stack, at: place)
    case .signal, .crash: TestProblem(.crash, "\(ending)", details: stack, at: place)
    }
  }
}
