/* freshness.h — what a stamp proves, and whether what was read from a file is to be believed. Pure.
 *
 * The clock of a file's times goes in ticks of up to 10 ms, and on some file systems in seconds:
 * what is written twice within one tick bears the same stamp. And who writes a file in place leaves
 * it half written for a moment, which no stamp tells of.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FRESHNESS_H
#define FRESHNESS_H

#include "stamp.h"

#pragma GCC visibility push(hidden)

/* When a reading was, by the clock of the files' times: not before the one and not after the other,
 * which may lie far apart. Between them the process may have had no turn at the processor. */
struct span {
    int64_t from, to;
};

/* Whether any change made after the reading shows in the stamp. */
bool stamp_proves(const struct stamp *, struct span read);

/* What is known of a file from the last time. */
struct known {
    struct stamp stamp;
    bool ends; /* the last line has its line feed, or there is no line */
};

/* A file that was read, or found missing. */
struct reading {
    struct stamp file; /* after the reading */
    bool ends;
    bool repeated; /* the same bytes as the reading before it */
    struct span read;
    int64_t waited;    /* nanoseconds from the end of the first reading to the start of this one */
    int64_t missing;   /* the same from the first of the readings in a row that found nothing: no
                        * file, or one and the same without a byte */
    unsigned misses;   /* their number */
    unsigned number;   /* of the reading: 1, 2 … */
    unsigned restless; /* readings in a row, this one included, under which the file changed */
};

enum reading_verdict {
    READING_TAKE,  /* so it is */
    READING_AGAIN, /* it changed under our eyes, or may have: read again, at once */
    READING_LATER, /* somebody is in the middle of writing, it seems: read again in a moment */
    READING_LEAVE, /* it never stands still: what is known stays, for now */
};

/* `known` is NULL when the file was never read. */
enum reading_verdict reading_verdict(const struct known *, const struct reading *);

#pragma GCC visibility pop
#endif
