// SPDX-License-Identifier: Apache-2.0
import Glibc
import Recorder
import Testing

@Suite("The command line of the recorder")
struct RecordOptionsTests {
  private struct Refused: Error { var sentence: String }

  private func read(_ line: String) throws -> record_options {
    var options = record_options()
    let words = line.split(separator: " ").map { strdup(String($0)) }
    let pointers = words.map { UnsafePointer<CChar>($0) }
    let sentence = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(RECORD_PROBLEM)) {
      let isRight = record_options_read(
        &options, Int32(words.count), pointers, $0.baseAddress!)
      return isRight ? nil : String(cString: $0.baseAddress!)
    }
    if let sentence { throw Refused(sentence: sentence) }
    return options
  }

  private func refusal(_ line: String) -> String {
    do {
      _ = try read(line)
      return "accepted"
    } catch { return (error as? Refused)?.sentence ?? "\(error)" }
  }

  @Test("without options is 1000 samples a second of CPU time, of all threads and no children")
  func defaults() throws {
    let options = try read("backlot-record start 12")
    #expect(options.verb == RECORD_START)
    #expect(options.pid == 12)
    #expect(options.frequency == 1000)
    #expect(options.stack_size == 8192)
    #expect(String(cString: options.event.pointee.name) == "cpu-clock")
    #expect(options.stacks == STACKS_UNWOUND)
    #expect(options.threads)
    #expect(!options.children)
    #expect(options.output == nil)
  }

  @Test("has values behind an option, behind =, and behind a letter")
  func values() throws {
    for line in ["--output x.data", "--output=x.data", "-o x.data"] {
      let options = try read("backlot-record start \(line) --frequency 99")
      #expect(String(cString: options.output) == "x.data")
      #expect(options.frequency == 99)
    }
  }

  @Test("copies stacks by eights of bytes")
  func stackSize() throws {
    for (size, copied) in [(1, 8), (8, 8), (1001, 1008), (65528, 65528)] {
      #expect(try read("backlot-record run --stack-size \(size) ls").stack_size == copied)
    }
  }

  @Test("of perfme-start and perfme-stop begins with the first word", arguments: ["", "/usr/bin/"])
  func names(folder: String) throws {
    let start = try read("\(folder)perfme-start 7")
    #expect(start.verb == RECORD_START)
    #expect(start.pid == 7)
    #expect(try read("\(folder)perfme-stop").verb == RECORD_STOP)
  }

  @Test("of run ends where the program's begins, and has children")
  func program() throws {
    for line in ["-F 50 -- ls --kernel", "-F 50 ls --kernel"] {
      let options = try read("backlot-record run \(line)")
      #expect(!options.kernel)
      #expect(options.children)
      #expect(options.first_of_program == (line.contains("-- ls") ? 5 : 4))
    }
    #expect(try !read("backlot-record run --no-children -- ls").children)
  }

  @Test(
    "is refused with a sentence that names what is wrong",
    arguments: [
      ("backlot-record frob", "there is no command 'frob'"),
      ("backlot-record start x", "'x' is no number of a process"),
      ("backlot-record start 0", "'0' is no number of a process"),
      ("backlot-record start 99999999999", "'99999999999' is no number of a process"),
      ("backlot-record start 1 2", "two numbers of processes, 1 and '2'"),
      ("backlot-record start --frequency 0", "--frequency '0'"),
      ("backlot-record start --frequency 1e3", "--frequency '1e3'"),
      ("backlot-record start --stack-size 65529", "--stack-size '65529' is no size of a stack"),
      ("backlot-record start --frequency", "--frequency needs a value"),
      ("backlot-record start --event beans", "there is no event 'beans'"),
      ("backlot-record start --call-graph dwarf", "--call-graph 'dwarf'"),
      ("backlot-record start --all", "there is no option '--all' here"),
      ("backlot-record start --children --no-threads", "--children and --no-threads"),
      ("backlot-record start --output= 1", "--output names no file"),
      ("backlot-record stop --region x", "there is no option '--region' here"),
      ("backlot-record stop --all --output x", "--all and --output"),
      ("backlot-record run", "there is no program to run"),
      ("backlot-record run -F 10 --", "there is no program to run"),
    ])
  func wrong(line: String, words: String) {
    #expect(refusal(line).contains(words))
    #expect(refusal(line).contains(/;|see/), "no remedy: \(refusal(line))")
  }
}
