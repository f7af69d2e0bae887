/* shared_memory.h — words that other processes read and write at the same time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHARED_MEMORY_H
#define SHARED_MEMORY_H

#include <stdint.h>

/* What its writer wrote before is seen after it. */
uint32_t shared_load_32(const void *);
uint64_t shared_load_64(const void *);
/* What was written before is seen before it. */
void shared_store_32(void *, uint32_t);
void shared_store_64(void *, uint64_t);

/* Waits until the bell is no more as it was seen, at most so long. May return early. */
void bell_wait(void *bell, uint32_t seen, uint32_t milliseconds);
/* Moves the bell, and wakes who waits at it. */
void bell_ring(void *bell);

#endif
