/* triples.c — what is in a netgroup, and in the netgroups in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "triples.h"
#include "names.h"
#include "roll.h"

#include <string.h>

struct search {
    struct roll roll;
    bool (*take)(const struct netgroup_member *, void *context);
    void *context;
    bool in_first_file;
    bool stopped; /* `take` has had enough, or there is no memory */
    int error;
};

static bool take_member(struct search *search, const struct netgroup_member *member)
{
    if (!member->is_group)
        return search->take(member, search->context);
    if (roll_add(&search->roll, member->group))
        return true;
    search->error = ENOMEM;
    return false;
}

static void take_members(struct search *search, const char *line)
{
    struct netgroup_member member;
    const char *at = NULL;

    while (!search->stopped && netgroup_member(line, &at, &member))
        search->stopped = !take_member(search, &member);
}

static const char *next_in(const struct snapshot *file, const struct search *search)
{
    const char *name = roll_next(&search->roll);

    return name && !search->stopped ? netgroup_by_name(file, name) : NULL;
}

/* Goes on as long as the file has the names: so all is from one version of it. Later files are
 * asked for one name at a time, as the first one comes first for the next. */
static bool look_in(const struct snapshot *file, void *context)
{
    struct search *search = context;
    const bool goes_on = search->in_first_file;
    const char *line = next_in(file, search);
    const bool found = line;

    search->in_first_file = false;
    for (; line; line = goes_on ? next_in(file, search) : NULL) {
        roll_tick_off(&search->roll);
        take_members(search, line);
    }
    return found;
}

static bool look_everywhere(struct search *search)
{
    search->in_first_file = true;
    if (names_ask(NAME_NETGROUP, look_in, search))
        return true;
    roll_tick_off(&search->roll);
    return false;
}

int triples_of(const char *netgroup, bool (*take)(const struct netgroup_member *, void *context),
               void *context)
{
    struct search search = {.take = take, .context = context};

    if (!roll_add(&search.roll, (struct word){netgroup, strlen(netgroup)}))
        return ENOMEM;
    if (!look_everywhere(&search))
        search.error = ENOENT;
    while (!search.stopped && roll_next(&search.roll))
        look_everywhere(&search);
    scratch_free(&search.roll.names);
    return search.error;
}
