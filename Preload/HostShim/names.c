/* names.c — the files and names that this process was given.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"
#include "bind_early.h"
#include "onward.h"
#include "shim_wire.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

enum { MOST_FILES = BACKLOT_MOST_FILES };

/* In memory of its own, as long as the process lives: the sources, and behind them their paths. */
struct names {
    bool given[NAME_KINDS]; /* though no path may be among what was said */
    size_t count[NAME_KINDS];
    struct source *first[NAME_KINDS];
    struct walk *walk[NAME_KINDS];
    char walk_room[NAME_KINDS][WALK_ROOM];
    const char *hostname;
    bool allow_dns, in_lot;
    _Alignas(64) char source_room[NAME_KINDS * MOST_FILES][SOURCE_ROOM];
    char text[];
};

/* Without pointers, which would be relocated at every start. */
static const struct word {
    char ours[24];   /* a list with colons */
    char theirs[20]; /* one path; the variable that nss_wrapper has */
} words[NAME_KINDS] = {
    [NAME_PASSWD] = {BACKLOT_PASSWD_FILES, "NSS_WRAPPER_PASSWD"},
    [NAME_GROUP] = {BACKLOT_GROUP_FILES, "NSS_WRAPPER_GROUP"},
    [NAME_SHADOW] = {BACKLOT_SHADOW_FILES, "NSS_WRAPPER_SHADOW"},
    [NAME_HOSTS] = {BACKLOT_HOSTS_FILES, "NSS_WRAPPER_HOSTS"},
    [NAME_SERVICES] = {BACKLOT_SERVICES_FILES, ""},
    [NAME_PROTOCOLS] = {BACKLOT_PROTOCOLS_FILES, ""},
    [NAME_NETGROUP] = {BACKLOT_NETGROUP_FILES, ""},
};

/* What was said of a kind. */
struct given {
    const char *paths; /* NULL: nothing */
    char separator;
};

static bool is_in_lot(void)
{
    return onward_value(BACKLOT_LOT) || onward_value("SOCKET_WRAPPER_DIR");
}

static struct given given(enum name_kind kind)
{
    struct given said = {onward_value(words[kind].ours), ':'};

    if (!said.paths && *words[kind].theirs)
        said = (struct given){onward_value(words[kind].theirs), '\0'};
    if (!said.paths && kind == NAME_HOSTS && is_in_lot())
        said = (struct given){"/etc/hosts", '\0'};
    return said;
}

static size_t text_length(void)
{
    size_t length = 0;

    for (int kind = 0; kind < NAME_KINDS; kind++) {
        const struct given said = given(kind);
        length += said.paths ? strlen(said.paths) + 1 : 0;
    }
    return length;
}

static bool add_path(struct names *names, enum name_kind kind, const char *path)
{
    char *room = names->source_room[kind * MOST_FILES + names->count[kind]];

    if (names->count[kind] == MOST_FILES) {
        SHIM_SAY(words[kind].ours, " names more than 8 files; those from ", path,
                 " on are not asked");
        return false;
    }
    source_make(room, kind, path);
    names->count[kind]++;
    return true;
}

/* Writes the paths one by one to `text`. Returns the end of what it wrote. */
static char *add_paths(struct names *names, enum name_kind kind, char *text)
{
    const struct given said = given(kind);

    for (const char *at = said.paths; at && *at;) {
        const char *end = strchrnul(at, said.separator);
        char *path = text;

        text = mempcpy(text, at, (size_t)(end - at));
        *text++ = '\0';
        if (*path && !add_path(names, kind, path))
            break;
        at = end + (*end != '\0');
    }
    return text;
}

static void fill_in(struct names *names)
{
    const char *dns = onward_value(BACKLOT_ALLOW_DNS);
    const char *hostname = onward_value(BACKLOT_HOSTNAME);
    char *text = names->text;

    for (int kind = 0; kind < NAME_KINDS; kind++) {
        names->given[kind] = given(kind).paths;
        names->first[kind] = (struct source *)names->source_room[kind * MOST_FILES];
        text = add_paths(names, kind, text);
        names->walk[kind] =
            walk_make(names->walk_room[kind], names->first[kind], names->count[kind]);
    }
    names->hostname = hostname ? hostname : onward_value("NSS_WRAPPER_HOSTNAME");
    names->allow_dns = dns && !strcmp(dns, "1");
    names->in_lot = is_in_lot();
}

static _Atomic(struct names *) the_names;

/* NULL: there is no memory. */
static struct names *make_names(void)
{
    SHIM_KEEP_ERRNO;
    const size_t size = sizeof(struct names) + text_length();
    struct names *there = NULL, *mine;

    bind_early();
    mine = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mine == MAP_FAILED)
        return NULL;
    fill_in(mine);
    if (atomic_compare_exchange_strong(&the_names, &there, mine))
        return mine;
    munmap(mine, size);
    return there;
}

static struct names *names(void)
{
    struct names *there = atomic_load_explicit(&the_names, memory_order_acquire);

    return __builtin_expect(there != NULL, 1) ? there : make_names();
}

bool names_given(enum name_kind kind)
{
    const struct names *there = names();

    return there && there->given[kind];
}

static struct source *source_numbered(const struct names *there, enum name_kind kind, size_t number)
{
    return (struct source *)((char *)there->first[kind] + number * SOURCE_ROOM);
}

int names_look(enum name_kind kind, bool (*ask)(const struct snapshot *, void *context),
               void *context)
{
    const struct names *there = names();
    int result = ENOENT;

    for (size_t i = 0; there && i < there->count[kind]; i++) {
        const struct visit visit = source_enter(source_numbered(there, kind, i));
        const bool answered = ask(visit.snapshot, context);
        source_leave(visit);
        if (answered)
            return 0;
        if (visit.error && result == ENOENT)
            result = visit.error;
    }
    return result;
}

bool names_ask(enum name_kind kind, bool (*ask)(const struct snapshot *, void *context),
               void *context)
{
    return names_look(kind, ask, context) == 0;
}

struct walk *names_walk(enum name_kind kind) { return names()->walk[kind]; }

const char *names_hostname(void)
{
    const struct names *there = names();

    return there ? there->hostname : NULL;
}

bool names_allow_dns(void)
{
    const struct names *there = names();

    return there && there->allow_dns;
}

bool names_in_lot(void)
{
    const struct names *there = names();

    return there && there->in_lot;
}

static void for_each_source(void (*change)(struct source *))
{
    const struct names *there = names();

    for (int kind = 0; there && kind < NAME_KINDS; kind++)
        for (size_t i = 0; i < there->count[kind]; i++)
            change(source_numbered(there, kind, i));
}

void names_hold(void) { for_each_source(source_hold); }

void names_forget_paths(void) { for_each_source(source_forget_path); }
