// SPDX-License-Identifier: Apache-2.0

// `Socket`, `Transport` and `LotError` are shared with the command, which does without Foundation.
@_exported public import BacklotWorld
