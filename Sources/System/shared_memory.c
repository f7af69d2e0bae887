/* shared_memory.c — atomics and a futex. SPDX-License-Identifier: Apache-2.0 */
#include "shared_memory.h"

#include <limits.h>
#include <linux/futex.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

uint32_t shared_load_32(const void *word)
{
    return __atomic_load_n((const uint32_t *)word, __ATOMIC_ACQUIRE);
}

uint64_t shared_load_64(const void *word)
{
    return __atomic_load_n((const uint64_t *)word, __ATOMIC_ACQUIRE);
}

void shared_store_32(void *word, uint32_t value)
{
    __atomic_store_n((uint32_t *)word, value, __ATOMIC_RELEASE);
}

void shared_store_64(void *word, uint64_t value)
{
    __atomic_store_n((uint64_t *)word, value, __ATOMIC_RELEASE);
}

void bell_wait(void *bell, uint32_t seen, uint32_t milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    syscall(SYS_futex, bell, FUTEX_WAIT, seen, &time, NULL, 0);
}

void bell_ring(void *bell)
{
    __atomic_fetch_add((uint32_t *)bell, 1, __ATOMIC_SEQ_CST);
    syscall(SYS_futex, bell, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}
