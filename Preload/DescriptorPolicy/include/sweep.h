/* sweep.h — tells a loop that closes whatever there may be from one that closes a thing twice.
 *
 * A daemon closes 3, 4, 5 … up to some limit, most of which are not open; that is right. A program
 * that closes its own five numbers twice in a loop looks alike, but each of them was open once. So
 * a run of closes from one place, over numbers near to one another, is judged at its end.
 * Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SWEEP_H
#define SWEEP_H

#include <stdbool.h>
#include <stdint.h>

struct sweep {
    uintptr_t site; /* the closing call's stack, or where it returns to */
    int first, last;
    unsigned calls;   /* in the run, good ones too */
    unsigned strange; /* of numbers that nobody had ever opened */
    unsigned accused; /* that are wrong, unless the run is a loop over whatever there may be */
};

/* Numbers that such a loop may leave out in a row. */
enum { SWEEP_FARTHEST = 64 };

/* Whether this close goes on with the run. */
static inline bool sweep_continues(const struct sweep *run, uintptr_t site, int fd)
{
    const int64_t step = (int64_t)fd - run->last;

    if (site != run->site || !run->calls || !step || step > SWEEP_FARTHEST ||
        step < -SWEEP_FARTHEST)
        return false;
    return run->calls == 1 || (step > 0) == (run->last > run->first);
}

/* Begins a run with this close, or goes on with it. */
static inline void sweep_note(struct sweep *run, uintptr_t site, int fd, bool is_accused,
                              bool is_strange)
{
    if (!sweep_continues(run, site, fd))
        *run = (struct sweep){.site = site, .first = fd};
    run->last = fd;
    run->calls++;
    run->accused += is_accused;
    run->strange += is_strange;
}

/* Whether the run is a loop over whatever there may be. */
bool sweep_is_right(const struct sweep *);

#endif
