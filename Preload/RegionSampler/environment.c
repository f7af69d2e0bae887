/* environment.c — a profile from beginning to end, without a line of code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "region_sampler.h"
#include "region_slots.h"
#include "shim.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"wall", "cpu", "counters"};
static const unsigned measures[] = {REGION_WALL, REGION_CPU, REGION_COUNTERS};

/* Returns what is not understood, or NULL. */
static const char *read_measures(const char *list, unsigned *wished)
{
    for (; *list; list += *list == ',') {
        const size_t length = strcspn(list, ",");
        unsigned i = 0;

        while (i < 3 && (strlen(names[i]) != length || strncmp(names[i], list, length) != 0))
            i++;
        if (i == 3)
            return list;
        *wished |= measures[i];
        list += length;
    }
    return NULL;
}

static bool read_frequency(const char *text, uint32_t *frequency)
{
    uint32_t number = 0;

    for (; *text >= '0' && *text <= '9' && number <= REGION_SAMPLER_MOST_FREQUENCY; text++)
        number = number * 10 + (uint32_t)(*text - '0');
    *frequency = number;
    return *text == 0 && number > 0 && number <= REGION_SAMPLER_MOST_FREQUENCY;
}

static bool is_set(const char *name)
{
    const char *value = secure_getenv(name);

    return value && strcmp(value, "1") == 0;
}

/* Returns whether all is understood. */
static bool read_wish(struct region_sampler_wish *wish)
{
    const char *frequency = secure_getenv("BACKLOT_PROFILE_FREQUENCY");
    const char *list = secure_getenv("BACKLOT_PROFILE_MEASURES");
    const char *wrong = list ? read_measures(list, &wish->measures) : NULL;

    wish->follows_fork = is_set("BACKLOT_PROFILE_FORKS");
    wish->takes_no_samples = is_set("BACKLOT_PROFILE_NO_SAMPLES");
    wish->takes_timers = is_set("BACKLOT_PROFILE_TIMERS");
    if (wrong)
        SHIM_SAY("no profile: BACKLOT_PROFILE_MEASURES=", list,
                 " is not a list of wall, cpu and counters, with commas");
    if (frequency && !read_frequency(frequency, &wish->frequency)) {
        SHIM_SAY("no profile: BACKLOT_PROFILE_FREQUENCY=", frequency,
                 " is not a number of samples a second from 1 to 20000");
        return false;
    }
    return !wrong;
}

__attribute__((constructor)) static void start_at_load(void)
{
    struct region_sampler_wish wish = {.path = secure_getenv("BACKLOT_PROFILE")};

    if (!wish.path || !wish.path[0])
        return;
    shim_remember_errors();
    if (read_wish(&wish) && region_sampler_start(&wish) != 0)
        SHIM_SAY("no profile: ", region_sampler_problem());
}
