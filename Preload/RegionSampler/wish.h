/* wish.h — what the program wants done with a signal that the sampler uses. Any number of threads,
 * also in signal handlers, read it and put another one in its place; none waits for another.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WISH_H
#define WISH_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { WISH_SLOTS = 32, WISH_WORDS = 4 };

/* What the kernel knows of a sigaction. */
struct wished {
    __sighandler_t handler;
    uint64_t mask;
    int flags;
    void (*restorer)(void);
};

struct wish {
    _Atomic uint64_t current; /* a serial number, and in its last bits the slot */
    struct wish_slot {
        _Atomic uint32_t is_taken;
        _Atomic uint64_t words[WISH_WORDS];
    } slots[WISH_SLOTS];
};

/* For who is alone at it, but for readers. */
void wish_reset(struct wish *, const struct wished *);

/* Returns a number that is another one as soon as the wish is. */
uint64_t wish_read(const struct wish *, struct wished *);

/* Exactly one call finds each wish as the earlier one. Block all signals meanwhile. */
void wish_exchange(struct wish *, const struct wished *, struct wished *earlier);

/* Returns whether it was still the one of that number. */
bool wish_exchange_if(struct wish *, uint64_t number, const struct wished *);

#pragma GCC visibility pop
#endif
