// SPDX-License-Identifier: Apache-2.0

/// The machine that this was compiled for, by its number in ELF headers.
enum Machine {
  #if arch(x86_64)
    static let own: UInt16 = 62
  #elseif arch(arm64)
    static let own: UInt16 = 183
  #elseif arch(riscv64)
    static let own: UInt16 = 243
  #endif
}
