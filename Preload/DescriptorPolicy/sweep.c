/* sweep.c — loops that close.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sweep.h"

enum {
    FARTHEST = 64, /* numbers that such a loop may leave out in a row */
    FEWEST = 3,    /* closes that make a loop */
};

bool sweep_continues(const struct sweep *run, uintptr_t site, int fd)
{
    const int64_t step = (int64_t)fd - run->last;

    if (site != run->site || !run->calls || !step || step > FARTHEST || step < -FARTHEST)
        return false;
    return run->calls == 1 || (step > 0) == (run->last > run->first);
}

void sweep_note(struct sweep *run, uintptr_t site, int fd, bool is_accused, bool is_strange)
{
    if (!sweep_continues(run, site, fd))
        *run = (struct sweep){.site = site, .first = fd};
    run->last = fd;
    run->calls++;
    run->accused += is_accused;
    run->strange += is_strange;
}

bool sweep_is_right(const struct sweep *run) { return run->calls >= FEWEST && run->strange > 0; }
