/* profile.c — the sampler as C programs have it. SPDX-License-Identifier: Apache-2.0 */
#include "backlot/profile.h"
#include "region_sampler.h"
#include "shim.h"

#include <stddef.h>
#include <string.h>

/* A program may have been compiled with another edition of the header: what it does not know is
 * zero. */
static struct backlot_profile_options options_of(const struct backlot_profile_options *given)
{
    struct backlot_profile_options options = {.size = 0};

    if (given)
        memcpy(&options, given, given->size < sizeof(options) ? given->size : sizeof(options));
    return options;
}

SHIM_EXPORT int backlot_profile_start(const char *path, const struct backlot_profile_options *given)
{
    const struct backlot_profile_options options = options_of(given);
    const struct region_sampler_wish wish = {
        .path = path,
        .frequency = options.frequency,
        .measures = options.measures,
        .follows_fork = options.follows_fork,
        .takes_no_samples = options.takes_no_samples,
        .takes_timers = options.takes_timers,
    };

    return region_sampler_start(&wish);
}

SHIM_EXPORT int backlot_profile_stop(void) { return region_sampler_stop(); }

SHIM_EXPORT const char *backlot_profile_problem(void) { return region_sampler_problem(); }
