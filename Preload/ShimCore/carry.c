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

/* Whether the environment says itself which lot it is of. */
static bool is_complete(const char *const *environment)
{
    for (; *environment; environment++)
        if (names_lot(*environment))
            return true;
    return false;
}

/* Whether it says another one than ours. */
static bool is_elsewhere(const char *const *lot, const char *const *environment)
{
    for (; *lot; lot++) {
        const char *there = names_lot(*lot) ? first(environment, *lot) : NULL;
        if (there && strcmp(value(there), value(*lot)) != 0)
            return true;
    }
    return false;
}

/* The file name of a path of `length` characters. */
static const char *file_name(const char *path, size_t length)
{
    const char *slash = memrchr(path, '/', length);
    return slash ? slash + 1 : path;
}

/* Whether `path`, of `length` characters, stands for our library. */
static bool is_library(const char *path, size_t length, const char *ours)
{
    const char *name = file_name(path, length);
    const char *our_name = file_name(ours, strlen(ours));
    const size_t rest = length - (size_t)(name - path);

    return *path == '/' && rest == strlen(our_name) && !memcmp(name, our_name, rest);
}

/* Whether a list as LD_PRELOAD has it, separated by colons and spaces, contains our library. */
static bool preloads(const char *list, const char *ours)
{
    while (*list) {
        const size_t length = strcspn(list, ": ");
        if (length && is_library(list, length, ours))
            return true;
        list += length + (list[length] != '\0');
    }
    return false;
}

/* What happens to an entry of ours. */
enum fate { GOES_IN, STAYS_OUT, IS_MERGED };

static enum fate fate(const char *ours, const char *const *environment)
{
    const char *there = last(environment, ours);

    if (!same_name(ours, "LD_PRELOAD"))
        return is_complete(environment) ? STAYS_OUT : GOES_IN;
    if (there && preloads(value(there), value(ours)))
        return STAYS_OUT;
    return there && *value(there) ? IS_MERGED : GOES_IN;
}

/* Whether the program's entry gives way to one of ours. */
static bool is_replaced(const char *entry, const struct carry *carry,
                        const char *const *environment)
{
    const char *ours = first(entries_of(carry->lot), entry);

    return first(entries_of(carry->fresh), entry) || (ours && fate(ours, environment) != STAYS_OUT);
}

static char *append(char *out, const char *text)
{
    const size_t length = strlen(text);
    memcpy(out, text, length);
    return out + length;
}

/* "LD_PRELOAD=ours:theirs". Returns the end of the text. */
static char *merge(const char *ours, const char *theirs, char *text)
{
    text = append(text, ours);
    *text++ = ':';
    text = append(text, value(theirs));
    *text++ = '\0';
    return text;
}

static char **keep_theirs(const struct carry *carry, const char *const *environment, char **out)
{
    for (const char *const *entry = environment; *entry; entry++)
        if (!is_replaced(*entry, carry, environment))
            *out++ = (char *)*entry;
    return out;
}

static char **add_ours(const struct carry *carry, const char *const *environment, char **out,
                       char *text)
{
    for (const char *const *entry = entries_of(carry->lot); *entry; entry++) {
        const enum fate end = fate(*entry, environment);
        if (end == IS_MERGED) {
            *out++ = text;
            text = merge(*entry, last(environment, *entry), text);
        } else if (end == GOES_IN) {
            *out++ = (char *)*entry;
        }
    }
    for (const char *const *entry = entries_of(carry->fresh); *entry; entry++)
        *out++ = (char *)*entry;
    return out;
}

struct carry_room carry_room(const struct carry *carry, char *const environment[])
{
    const char *const *theirs = entries_of((const char *const *)environment);
    const char *const *lot = entries_of(carry->lot);
    const char *ours = first(lot, "LD_PRELOAD");
    const char *there = last(theirs, "LD_PRELOAD");

    return (struct carry_room){
        .entries = count(theirs) + count(lot) + count(entries_of(carry->fresh)) + 1,
        .bytes = ours && there ? strlen(ours) + strlen(there) + 2 : 1,
    };
}

char **carry_into(const struct carry *carry, char *const environment[], char **entries, char *text)
{
    static const struct carry nothing = {NULL, NULL};
    const char *const *theirs = entries_of((const char *const *)environment);
    const bool elsewhere = is_elsewhere(entries_of(carry->lot), theirs);
    char **ours = keep_theirs(elsewhere ? &nothing : carry, theirs, entries);

    *add_ours(elsewhere ? &nothing : carry, theirs, ours, text) = NULL;
    return ours;
}
