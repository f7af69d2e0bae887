/* snapshot.h — one file of names as it was at one time: its text, line by line, and an index for
 * each of its keys, in one block of memory that never changes once it is built. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "index.h"

#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* The kinds of files, each in the format of the file of that name in /etc. */
enum name_kind {
    NAME_PASSWD,
    NAME_GROUP,
    NAME_SHADOW,
    NAME_HOSTS,
    NAME_SERVICES,
    NAME_PROTOCOLS,
    NAME_NETGROUP,
    NAME_KINDS,
};

enum { SNAPSHOT_INDEXES = 3 };

struct snapshot {
    enum name_kind kind;
    /* Lines that parse, each ended by a zero instead of a line feed (and of a carriage return in
     * front of it). What was a bad line, a comment or nothing is zeroes. */
    const char *text;
    size_t length;
    struct index index[SNAPSHOT_INDEXES]; /* which is which: see the header of the kind */
};

/* How bad lines are told of. */
struct complaints {
    void (*tell)(void *context, size_t line, const char *why); /* lines count from 1; may be NULL */
    void *context;
};

/* How much address space a file of `length` bytes needs as a snapshot at most; most of it is never
 * touched. 0: the file is too long for this (2 GiB). */
size_t snapshot_room(enum name_kind kind, size_t length);

/* Where in that room the text has to be read to: `length` bytes, and one more that is writable. */
char *snapshot_text(void *room);

/* Makes the room, which is zeroed and page-aligned and holds the text already, into a snapshot: at
 * its very start. `length` may be less than it was made for, when the file turned out shorter. */
const struct snapshot *snapshot_build(void *room, enum name_kind kind, size_t room_length,
                                      size_t length, const struct complaints *complaints);

/* The next line at or after *at, which is 0 in the beginning, and moves *at behind it. NULL after
 * the last one. */
const char *snapshot_line(const struct snapshot *, size_t *at);

static inline const char *snapshot_text_at(const struct snapshot *snapshot,
                                           const struct index_entry *entry)
{
    return snapshot->text + entry->line;
}

#pragma GCC visibility pop
#endif
