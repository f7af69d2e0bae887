// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("What goes wrong with a profile", .timeLimit(.minutes(20)))
struct MishapTests {
  @Test(
    "is told in a sentence, and leaves what was there as it was",
    arguments: [
      ("record start 4194304", 66, "there is no process 4194304"),
      ("record start 2", 66, "process 2 "),
      ("record stop $$", 66, "has no profile of yours; begin one with 'backlot perf start"),
      ("record start --output /no/such/folder/x $$", 73, "cannot make /no/such/folder/x"),
      ("record start --output /dev/null $$", 73, "/dev/null is no regular file"),
      ("record start --output . $$", 73, "is no regular file"),
      ("record start --event beans $$", 64, "there is no event 'beans'"),
      ("sleep 0 & sleep 0.2; record start $!", 66, "process"),
    ])
  func sentences(line: String, status: Int32, words: String) async throws {
    let result = try await Script.run(
      "echo older > perf.data\n\(line); s=$?; cat perf.data; exit $s")
    #expect(result.status == status)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.output == "older\n")
  }

  @Test("is no older file: it is kept")
  func older() async throws {
    let result = try await Script.run(
      "echo older > perf.data; record run -- true; cat perf.data.old; wc -c < perf.data")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "older")
    #expect(lines.count == 2 && Int(lines[1])! > 104)
  }

  @Test("may be that there are several, which stop asks about")
  func several() async throws {
    let result = try await Script.run(
      """
      sleep 60 & P=$!
      for name in a b c; do record start --output $name.data $P; done
      record start --output a.data $P; echo $?
      record stop $P; echo $?
      record stop --output b.data $P; echo $?
      record stop --all $P; echo $?
      for name in a b c; do perf report --stdio -i $name.data 2>&1 | grep -c "^# To display"; done
      record stop $P; echo $?; kill $P
      """)
    #expect(result.output == "73\n64\n0\n0\n1\n1\n1\n66\n")
    let errors = result.errors.split(separator: "\n")
    try #require(errors.count == 3, "\(result.errors)")
    #expect(errors[0].contains("a.data is being written by another profile"))
    #expect(errors[1].contains("has 3 profiles") && errors[1].contains("/b.data, "))
  }

  @Test("may be the end of the process: its file is complete, and stop says so")
  func endOfProcess() async throws {
    let result = try await Script.run(
      """
      begin $burn 0; record start $P; burnt 10; kill -9 $P; wait $P 2>/dev/null
      while ! record stop $P 2>said; do sleep 0.02; done; cat said
      perf script -F ip,sym -i perf.data | grep -c main
      """)
    #expect(result.output.contains("has ended before; perf.data is complete"))
    #expect(Int(result.output.split(separator: "\n").last ?? "") ?? 0 > 0, "\(result.output)")
  }

  @Test("may be the end of the recorder: nothing of it remains, and the process goes on")
  func endOfRecorder() async throws {
    let result = try await Script.run(
      """
      begin $burn 0; record start $P; R=$(pgrep -n -f "start $P"); kill -9 $R
      record stop $P; echo $?
      record start --output again.data $P; burnt 10; record stop $P; echo $?
      perf report --stdio -i again.data 2>&1 | grep -c "of event"
      finish; echo $?
      """)
    #expect(result.output == "66\n0\n1\n0\n", "\(result.errors)")
  }

  @Test("may be a signal to the recorder, which completes its file")
  func terminated() async throws {
    let result = try await Script.run(
      """
      begin $burn 0; record start $P; burnt 10; kill $(pgrep -n -f "start $P")
      while ! strings -n 64 perf.data | grep -q '^{"version"'; do sleep 0.02; done
      perf report --stdio -i perf.data 2>&1 | grep -c "of event"; finish
      """)
    #expect(result.output == "1\n", "\(result.errors)")
  }

  @Test("may be a limit for files: as much is kept as fits, and stop says so")
  func limit() async throws {
    let result = try await Script.run(
      """
      begin $burn 0
      (ulimit -f 150; exec "$RECORD" start -F 10000 $P)
      until [ $(stat -c %s perf.data) -gt 100000 ]; do sleep 0.02; done
      until [ $(stat -c %s perf.data) -lt 100000 ]; do sleep 0.02; done
      record stop $P; echo $?; finish
      perf script -F event -i perf.data 2>&1 | grep -c cpu-clock
      perf script -F ip,sym -i perf.data 2>&1 | grep -c main
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "74", "\(result.output) \(result.errors)")
    let told = try #require(
      result.errors.firstMatch(of: /perf.data is not complete: File too large; (\d+) samples/))
    #expect(lines.dropFirst(lines.count - 2).first == told.1, "\(result.output)")
    #expect(Int(lines.last ?? "") ?? 0 > 100, "\(result.output)")
  }

  @Test("is no caller that waits for a pipe that the recorder holds")
  func pipes() async throws {
    let result = try await Script.run(
      "sleep 60 & P=$!; said=$(record start $P 2>&1); echo done; record stop $P; kill $P")
    #expect(result.output == "done\n")
  }

  @Test("is no closed stream of who starts it, whose number a file of ours could get")
  func closedStreams() async throws {
    let result = try await Script.run(
      """
      sleep 60 & P=$!
      record start $P <&- >&- 2>&-; s=$?
      record stop $P <&- >&- 2>&-; echo $s $?; kill $P
      """)
    #expect(result.output == "0 0\n")
  }

  @Test("is somebody else's process, or the kernel's side of it, for an ordinary user")
  func others() async throws {
    let result = try await Script.run(
      """
      $as_nobody "$RECORD" start -o x.data 1; echo $?
      $as_nobody "$RECORD" run -o x.data -- true; echo $?
      ls x.data
      """)
    #expect(result.output == "77\n0\nx.data\n", "\(result.errors)")
    #expect(result.errors.contains("process 1 belongs to user 0, and only that user or root"))
  }

  @Test("is no region in a program that has none: the file says so")
  func noRegions() async throws {
    let result = try await Script.run(
      #"record run --region parse -- $burn 30 > up; strings -n 64 perf.data | grep '^{"version"'"#)
    #expect(result.output.contains("so no sample is inside of parse"))
  }
}
