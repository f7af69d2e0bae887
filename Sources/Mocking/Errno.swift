// SPDX-License-Identifier: Apache-2.0
internal import Glibc

func currentErrno() -> Int32 { errno }

func setErrno(_ number: Int32) { errno = number }
