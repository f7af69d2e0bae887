// SPDX-License-Identifier: Apache-2.0

// A stack is made of them.
@_exported public import struct BacklotSymbols.Frame
