/* next_program.c — whether the program that is about to be executed will be in the lot. Says once
 * on standard error that it won't be; in a strict lot it does not run then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "onward.h"
#include "world.h"

bool shim_may_run(const struct program_start *start)
{
    SHIM_KEEP_ERRNO;
    const char *obstacle = world_active() ? onward_obstacle(start) : NULL;

    if (obstacle)
        SHIM_SAY(start->path, " ", obstacle,
                 world()->strict ? ": a strict lot does not run it"
                                 : ": the lot does not reach it, its network is the machine's");
    return !obstacle || !world()->strict;
}
