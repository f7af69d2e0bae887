/* edition.h — a file as it was read at one time: the snapshot, and what is known about it, in one
 * block of memory.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef EDITION_H
#define EDITION_H

#include "freshness.h"
#include "snapshot.h"

#include <stdatomic.h>

#pragma GCC visibility push(hidden)

struct source;

/* Tells texts apart; nobody has an interest in making two alike. */
struct digest {
    uint64_t half[2];
};

/* Lies in the page before its snapshot. Once published it stays as it is, but for what is atomic.
 */
struct edition {
    struct source *source;
    struct known known;
    struct digest digest;      /* of the bytes of the file; not made for one that is settled */
    atomic_int descriptor;     /* of the file; -1: none, it is looked at by its path */
    atomic_bool settled;       /* the stamp proves the content */
    bool winding;              /* symbolic links lead to it: each look follows the path */
    size_t size;               /* of the block */
    size_t room_length;        /* length of the longest text that it has room for */
    size_t length;             /* of the text */
    _Atomic uint64_t pins;     /* how many there are, and above, how many there ever were */
    _Atomic uint64_t progress; /* of the enumeration that is on it; see walk.c */

    /* Of one that was replaced: see visitors.c. */
    struct edition *next;
    uint64_t pins_seen;
    uint64_t awaited;
};

enum { EDITION_PAGE = 4096, EDITION_NO_DESCRIPTOR = -1 };

static inline const struct snapshot *edition_snapshot(const struct edition *edition)
{
    return (const struct snapshot *)((const char *)edition + EDITION_PAGE);
}

static inline void *edition_room(struct edition *edition) { return (char *)edition + EDITION_PAGE; }

static inline struct edition *edition_of(const struct snapshot *snapshot)
{
    return (struct edition *)((char *)snapshot - EDITION_PAGE);
}

/* An edition with room for a text, or NULL: no memory, or the text is too long. */
struct edition *edition_new(enum name_kind kind, size_t length);
/* Closes its descriptor as well. NULL is fine. */
void edition_free(struct edition *);

struct digest digest_of(const char *text, size_t length);

static inline bool digest_equal(struct digest a, struct digest b)
{
    return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}

#pragma GCC visibility pop
#endif
