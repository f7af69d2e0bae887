/* kin.h — a process with those that came from it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef KIN_H
#define KIN_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* The process, its children, theirs and so on, but not `except` with what came from that. The
 * caller frees them. Returns how many; one that begins or ends meanwhile may be missing. */
size_t kin_list(int32_t pid, int32_t except, int32_t **pids);

/* Adds the numbers of its threads behind `count` others. Returns how many there are then. */
size_t kin_threads(int32_t pid, int32_t **threads, size_t count);

#pragma GCC visibility pop
#endif
