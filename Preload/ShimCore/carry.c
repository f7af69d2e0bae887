/* carry.c — the environment that goes to the next program.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "carry.h"

#include <stdbool.h>
#include <string.h>

static const char *const no_entries[] = {NULL};

static const char *const *entries_of(const char *const *list) { return list ? list : no_entries; }

static size_t count(const char *const *list)
{
    size_t entries = 0;
    while (list[entries])
        entries++;
    return entries;
}

/* Of entries "NAME=value"; a plain NAME will do. */
static bool same_name(const char *one, const char *other)
{
    while (*one == *other && *one && *one != '=')
        one++, other++;
    return (!*one || *one == '=') && (!*other || *other == '=');
}

static bool names_lot(const char *entry)
{
    return same_name(entry, "BACKLOT_LOT") || same_name(entry, "SOCKET_WRAPPER_DIR");
}

static bool starts(const char *entry, const char *prefix)
{
    return strncmp(entry, prefix, strlen(prefix)) == 0;
}

/* "BACKLOT_PASSWD_FILES" and its kin. */
static bool names_files(const char *entry)
{
    static const char prefix[] = "BACKLOT_", end[] = "_FILES";
    const size_t length = strcspn(entry, "="), rest = sizeof end - 1;

    return starts(entry, prefix) && length > sizeof prefix - 1 + rest &&
           !memcmp(entry + length - rest, end, rest);
}

/* Users, groups, hosts and so on. */
static bool is_of_names(const char *entry)
{
    return names_files(entry) || same_name(entry, "BACKLOT_HOSTNAME") ||
           same_name(entry, "BACKLOT_ALLOW_DNS") || starts(entry, "NSS_WRAPPER_");
}

static bool any(const char *const *list, bool (*is_so)(const char *entry))
{
    for (; *list; list++)
        if (is_so(*list))
            return true;
    return false;
}

/* getenv()'s choice among entries of one name. */
static const char *first(const char *const *list, const char *entry)
{
    for (; *list; list++)
        if (same_name(*list, entry))
            return *list;
    return NULL;
}

/* The loader's choice among entries of one name. */
static const char *last(const char *const *list, const char *entry)
{
    const char *found = NULL;
    for (; *list; list++)
        if (same_name(*list, entry))
            found = *list;
    return found;
}

static const char *value(const char *entry)
{
    const char *sign = strchr(entry, '=');
    return sign ? sign + 1 : "";
}

/* The file name of a path of `length` characters. */
static const char *file_name(const char *path, size_t length)
{
    const char *slash = memrchr(path, '/', length);
    return slash ? slash + 1 : path;
}

/* Whether `path`, of `length` characters, stands for our library. */
static bool is_library(const char *path, size_t length, const char *ours, size_t our_length)
{
    const char *name = file_name(path, length);
    const char *our_name = file_name(ours, our_length);
    const size_t rest = length - (size_t)(name - path);

    return *path == '/' && rest == our_length - (size_t)(our_name - ours) &&
           !memcmp(name, our_name, rest);
}

/* Whether a list as LD_PRELOAD has it, separated by colons and spaces, contains our library. */
static bool preloads(const char *list, const char *ours, size_t our_length)
{
    while (*list) {
        const size_t length = strcspn(list, ": ");
        if (length && is_library(list, length, ours, our_length))
            return true;
        list += length + (list[length] != '\0');
    }
    return false;
}

/* The first of our libraries, separated by colons, that their list lacks, and its length; 0: none.
 */
static size_t next_missing(const char **ours, const char *theirs)
{
    while (**ours) {
        const size_t length = strcspn(*ours, ":");
        if (length && !preloads(theirs, *ours, length))
            return length;
        *ours += length + ((*ours)[length] != '\0');
    }
    return 0;
}

/* The next program's environment as it is given, and what there is to put in. */
struct sides {
    const char *const *theirs, *const *kept, *const *fresh;
    bool has_lot, has_names; /* of its own */
};

/* What happens to an entry of ours. */
enum fate { GOES_IN, STAYS_OUT, IS_MERGED };

static enum fate fate_of_libraries(const char *ours, const char *theirs)
{
    const char *list = value(ours);

    if (!theirs || !*value(theirs))
        return GOES_IN;
    return next_missing(&list, value(theirs)) ? IS_MERGED : STAYS_OUT;
}

static enum fate fate(const char *ours, const struct sides *sides)
{
    if (same_name(ours, "LD_PRELOAD"))
        return fate_of_libraries(ours, last(sides->theirs, ours));
    if (sides->has_lot || (sides->has_names && is_of_names(ours)))
        return STAYS_OUT;
    return GOES_IN;
}

/* Whether the program's entry gives way to one of ours. */
static bool is_replaced(const char *entry, const struct sides *sides)
{
    const char *ours = first(sides->kept, entry);

    return first(sides->fresh, entry) || (ours && fate(ours, sides) != STAYS_OUT);
}

static char *append(char *out, const char *text, size_t length)
{
    memcpy(out, text, length);
    return out + length;
}

/* "LD_PRELOAD=ours:theirs". */
static void merge(const char *ours, const char *theirs, char *text)
{
    const char *list = value(ours);

    text = append(text, ours, (size_t)(list - ours));
    for (size_t length; (length = next_missing(&list, value(theirs))); list += length) {
        text = append(text, list, length);
        *text++ = ':';
    }
    append(text, value(theirs), strlen(value(theirs)) + 1);
}

static char **keep_theirs(const struct sides *sides, char **out)
{
    for (const char *const *entry = sides->theirs; *entry; entry++)
        if (!is_replaced(*entry, sides))
            *out++ = (char *)*entry;
    return out;
}

static char **add_ours(const struct sides *sides, char **out, char *text)
{
    for (const char *const *entry = sides->kept; *entry; entry++) {
        const enum fate end = fate(*entry, sides);
        if (end == IS_MERGED)
            merge(*entry, last(sides->theirs, *entry), text);
        if (end != STAYS_OUT)
            *out++ = end == IS_MERGED ? text : (char *)*entry;
    }
    for (const char *const *entry = sides->fresh; *entry; entry++)
        *out++ = (char *)*entry;
    return out;
}

/* Whether the environment says another lot than ours. */
static bool is_elsewhere(const char *const *kept, const char *const *environment)
{
    for (; *kept; kept++) {
        const char *there = names_lot(*kept) ? first(environment, *kept) : NULL;
        if (there && strcmp(value(there), value(*kept)) != 0)
            return true;
    }
    return false;
}

static struct sides sides_of(const struct carry *carry, const char *const *theirs)
{
    const char *const *kept = entries_of(carry->kept);
    const bool elsewhere = is_elsewhere(kept, theirs);

    return (struct sides){
        .theirs = theirs,
        .kept = elsewhere ? no_entries : kept,
        .fresh = elsewhere ? no_entries : entries_of(carry->fresh),
        .has_lot = any(theirs, names_lot),
        .has_names = any(theirs, is_of_names),
    };
}

struct carry_room carry_room(const struct carry *carry, char *const environment[])
{
    const char *const *theirs = entries_of((const char *const *)environment);
    const char *const *kept = entries_of(carry->kept);
    const char *ours = first(kept, "LD_PRELOAD");
    const char *there = last(theirs, "LD_PRELOAD");

    return (struct carry_room){
        .entries = count(theirs) + count(kept) + count(entries_of(carry->fresh)) + 1,
        .bytes = ours && there ? strlen(ours) + strlen(there) + 2 : 1,
    };
}

char **carry_into(const struct carry *carry, char *const environment[], char **entries, char *text)
{
    const struct sides sides = sides_of(carry, entries_of((const char *const *)environment));
    char **ours = keep_theirs(&sides, entries);

    *add_ours(&sides, ours, text) = NULL;
    return ours;
}
