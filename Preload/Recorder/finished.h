/* finished.h — a profile whose process has ended, and its recorder after it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FINISHED_H
#define FINISHED_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Whether the file is a complete profile of that process, by what its account says. */
bool finished_look(const char *path, int32_t pid);

#pragma GCC visibility pop
#endif
