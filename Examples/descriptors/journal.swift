// SPDX-License-Identifier: Apache-2.0

// A journal that is closed twice: once by hand, and once more when the last reference to it goes. In
// between its number was given to another file, which loses it.
//
//     swiftc -g journal.swift && backlot run --fds -- ./journal

import Glibc

/// A file that is closed with its last reference.
final class Journal {
  let descriptor: Int32

  init(at path: String) { descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600) }

  func write(_ line: String) { _ = Glibc.write(descriptor, line, line.utf8.count) }

  /// Here is the fault: `deinit` does not know of it.
  func finish() { close(descriptor) }

  deinit { close(descriptor) }
}

@inline(never)
func keepJournal(in folder: String) -> Int32 {
  let journal = Journal(at: folder + "/journal")
  journal.write("begun\n")
  journal.finish()
  return openLedger(in: folder)
}

@inline(never)
func openLedger(in folder: String) -> Int32 {
  open(folder + "/ledger", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
}

@inline(never)
func writeLedger(_ ledger: Int32) -> Bool { write(ledger, "12 pounds\n", 10) == 10 }

let folder = String(cString: mkdtemp(strdup("/tmp/journal-XXXXXX")))
let ledger = keepJournal(in: folder)
if !writeLedger(ledger) { print("the ledger is lost: \(String(cString: strerror(errno)))") }
for name in ["journal", "ledger"] { unlink(folder + "/" + name) }
rmdir(folder)
