/* region_names.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 2 * REGION_NAMES_MOST };

static uint32_t hash(const char *name)
{
    uint32_t value = 2166136261u;

    for (; *name; name++)
        value = (value ^ (uint8_t)*name) * 16777619u;
    return value;
}

static bool has_memory(struct region_names *all)
{
    if (!all->names)
        all->names = calloc(REGION_NAMES_MOST + 1, sizeof(*all->names));
    if (!all->places)
        all->places = calloc(PLACES, sizeof(*all->places));
    return all->names && all->places;
}

uint16_t region_names_id(struct region_names *all, const char *name)
{
    uint32_t place = hash(name) % PLACES;

    if (!has_memory(all))
        return 0;
    for (; all->places[place]; place = (place + 1) % PLACES)
        if (strcmp(all->names[all->places[place]], name) == 0)
            return all->places[place];
    if (all->count == REGION_NAMES_MOST || !(all->names[all->count + 1] = strdup(name)))
        return 0;
    return all->places[place] = ++all->count;
}

const char *region_names_of(void *names, uint16_t id)
{
    const struct region_names *all = names;

    return id && id <= all->count ? all->names[id] : "?";
}
