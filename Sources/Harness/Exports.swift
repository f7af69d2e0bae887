// SPDX-License-Identifier: Apache-2.0

// `Finding` and what it is made of.
@_exported public import BacklotDescriptors
// `Socket`, `Transport` and `LotError` are shared with the command, which does without Foundation.
@_exported public import BacklotWorld
