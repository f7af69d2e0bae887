/* region_events.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_events.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 128 + (REGION_DEPTH + 1) * REGION_NAME };

bool region_path_has(const char *path, const char *wanted)
{
    const size_t length = strlen(wanted);

    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strncmp(at, wanted, length) == 0 && (at[length] == '/' || at[length] == 0))
            return true;
    }
    return false;
}

static bool is_same(const struct region_path *left, const struct region_path *right)
{
    return left->is_unknown == right->is_unknown &&
           (left->is_unknown ||
            (left->depth == right->depth &&
             memcmp(left->ids, right->ids, left->depth * sizeof(*left->ids)) == 0));
}

struct spelling {
    char *to;
    size_t length, room;
};

static void spell(struct spelling *spelling, const char *words)
{
    while (*words && spelling->length + 1 < spelling->room)
        spelling->to[spelling->length++] = *words++;
    spelling->to[spelling->length] = 0;
}

static void spell_path(struct spelling *spelling, const struct region_path *path,
                       const char *(*name)(void *with, uint16_t id), void *with)
{
    if (path->is_unknown) {
        spell(spelling, "(unknown region)");
        return;
    }
    for (uint16_t i = 0; i < path->depth; i++) {
        spell(spelling, i ? "/" : "");
        spell(spelling, name(with, path->ids[i]));
    }
}

static bool add(struct region_events *all, const struct region_path *path, const char *regions)
{
    char words[NAME_MOST];
    struct spelling spelling = {words, 0, sizeof(words)};
    const size_t row = all->count;

    spell(&spelling, all->base);
    spell(&spelling, *regions ? ":" : "");
    spell(&spelling, regions);
    all->events[row] = (struct perf_data_event){row + 1, strdup(words)};
    if (!all->events[row].name)
        return false;
    all->rows[row] =
        (struct region_event_row){*path, !all->wanted || region_path_has(regions, all->wanted)};
    all->count++;
    return true;
}

bool region_events_begin(struct region_events *all, const char *base, const char *wanted)
{
    const struct region_path outside = {0};

    *all = (struct region_events){.base = base, .wanted = wanted};
    all->rows = calloc(REGION_EVENTS_MOST, sizeof(*all->rows));
    all->events = calloc(REGION_EVENTS_MOST, sizeof(*all->events));
    return all->rows && all->events && add(all, &outside, "");
}

static const struct perf_data_event *event_of_row(const struct region_events *all, size_t row)
{
    return all->rows[row].is_wanted ? &all->events[row] : NULL;
}

const struct perf_data_event *region_events_of(struct region_events *all,
                                               const struct region_path *path,
                                               const char *(*name)(void *with, uint16_t id),
                                               void *with)
{
    char regions[NAME_MOST] = "";
    struct spelling spelling = {regions, 0, sizeof(regions)};

    for (size_t row = 0; row < all->count; row++)
        if (is_same(&all->rows[row].path, path))
            return event_of_row(all, row);
    spell_path(&spelling, path, name, with);
    /* With too many paths, the others count as outside. */
    if (all->count == REGION_EVENTS_MOST || !add(all, path, regions))
        return event_of_row(all, 0);
    return event_of_row(all, all->count - 1);
}
