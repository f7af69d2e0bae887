/* tallies.h — how long the calls of each region took, as each thread counts it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TALLIES_H
#define TALLIES_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

/* A thread has taken this slot. */
void tallies_new_thread(unsigned slot);

/* In a forked child: what was counted is the parent's. */
void tallies_forget(void);

#pragma GCC visibility pop
#endif
