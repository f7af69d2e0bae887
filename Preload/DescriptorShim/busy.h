/* busy.h — which thread is in a call on which number, so that a close under it is noticed. Kept
 * only while there are threads.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BUSY_H
#define BUSY_H

#include "books.h"
#include "stack_walk.h"

#include <sys/single_threaded.h>

/* A place that a thread has from its first such call to its end; a cache line. */
struct busy {
    int32_t thread; /* 0: free */
    int32_t fd;     /* -1: in no call */
    uint32_t call;
    uint32_t round; /* counts its calls */
    struct stack_place place;
    uint64_t since;
    uint8_t rest[16];
} __attribute__((aligned(64)));

SHIM_LOCAL struct busy *busy_place(void);

static inline __attribute__((always_inline)) struct busy *busy_begin(int fd, enum call call)
{
    struct busy *busy;

    if (__builtin_expect(__libc_single_threaded || books.state != AWAKE, 1))
        return NULL;
    busy = thread.busy ? thread.busy : busy_place();
    if (!busy)
        return NULL;
    STACK_PLACE(&busy->place);
    busy->call = call;
    busy->round++;
    __atomic_store_n(&busy->fd, fd, __ATOMIC_RELEASE);
    return busy;
}

static inline void busy_end(struct busy *busy)
{
    if (__builtin_expect(busy != NULL, 0))
        __atomic_store_n(&busy->fd, -1, __ATOMIC_RELEASE);
}

/* Another thread that waits in a call on this number; NULL: none. One that runs may be on its way
 * back: who was woken by what it wrote may well close that. */
SHIM_LOCAL const struct busy *busy_on(int fd);

/* What it does there: its stack, as far as it can be had. False when it has come back meanwhile. */
SHIM_LOCAL bool busy_deed(const struct busy *, struct deed *);

/* This thread ends. */
SHIM_LOCAL void busy_leave(void);

#endif
