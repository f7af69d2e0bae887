/* Netgroups: whether somebody is in one, and who is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "names.h"
#include "result_room.h"
#include "../roster.h"
#include "../triples.h"

struct question {
    const char *host, *user, *domain;
    bool answer;
};

static bool goes_on_asking(const struct netgroup_member *triple, void *context)
{
    struct question *question = context;

    question->answer = netgroup_has(triple, question->host, question->user, question->domain);
    return !question->answer;
}

SHIM_EXPORT int innetgr(const char *netgroup, const char *host, const char *user,
                        const char *domain)
{
    SHIM_KEEP_ERRNO;
    struct question question = {.host = host, .user = user, .domain = domain};

    if (!names_given(NAME_NETGROUP))
        return REAL(innetgr)(netgroup, host, user, domain);
    triples_of(netgroup, goes_on_asking, &question);
    return question.answer;
}

struct writing {
    struct scratch roster;
    bool failed;
};

static bool write_down(const struct netgroup_member *triple, void *context)
{
    struct writing *writing = context;

    writing->failed = !roster_add(&writing->roster, triple);
    return !writing->failed;
}

/* Returns an error. */
static int write_roster(const char *netgroup, struct scratch *roster)
{
    struct writing writing = {.failed = !roster_begin(&writing.roster)};
    const int error = writing.failed ? ENOMEM : triples_of(netgroup, write_down, &writing);

    *roster = writing.roster;
    return writing.failed ? ENOMEM : error;
}

SHIM_EXPORT int setnetgrent(const char *netgroup)
{
    struct scratch roster;

    if (!names_given(NAME_NETGROUP))
        return REAL(setnetgrent)(netgroup);

    const int error = write_roster(netgroup, &roster);
    if (error)
        scratch_free(&roster);
    if (error == ENOMEM)
        shim_fail(error);
    roster_publish(error ? NULL : &roster);
    return !error;
}

SHIM_EXPORT void endnetgrent(void)
{
    if (!names_given(NAME_NETGROUP))
        REAL(endnetgrent)();
    else
        roster_publish(NULL);
}

/* Returns what getnetgrent() does. */
static int tell(int error, const struct triple *triple, char **host, char **user, char **domain)
{
    if (error && error != ENOENT)
        shim_fail(error);
    if (error)
        return 0;
    *host = triple->host;
    *user = triple->user;
    *domain = triple->domain;
    return 1;
}

SHIM_EXPORT int getnetgrent_r(char **host, char **user, char **domain, char *buffer, size_t size)
{
    struct triple triple;

    if (!names_given(NAME_NETGROUP))
        return REAL(getnetgrent_r)(host, user, domain, buffer, size);
    return tell(roster_next(&triple, buffer, size), &triple, host, user, domain);
}

static int next_in_room(struct triple *triple)
{
    struct result_room room;
    int error;

    do {
        room = result_room(RESULT_NETGRENT);
        error = room.at ? roster_next(triple, room.at, room.size) : ENOMEM;
    } while (error == ERANGE && result_room_grow(RESULT_NETGRENT, room));
    return error;
}

SHIM_EXPORT int getnetgrent(char **host, char **user, char **domain)
{
    struct triple triple;

    if (!names_given(NAME_NETGROUP))
        return REAL(getnetgrent)(host, user, domain);
    return tell(next_in_room(&triple), &triple, host, user, domain);
}
