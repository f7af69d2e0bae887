// SPDX-License-Identifier: Apache-2.0
import Testing

/// Unmodified programs from Debian's packages, each in a lot, on the addresses and ports that
/// production uses, judged by what they delivered.
///
/// One after another: each starts several processes, and most of a test is waiting for them.
@Suite(.serialized, .ownNetwork)
enum RealPrograms {}
