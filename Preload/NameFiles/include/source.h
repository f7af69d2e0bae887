/* source.h — one file of names, live: for any number of threads, without a lock.
 *
 * Who looks sees the file as it was at one moment after he began to look: a change, however it was
 * made, is seen by the next look after it, at the price of one fstat() a look. Fit for a signal
 * handler, a forked child, and a process that has closed our descriptor behind our back.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SOURCE_H
#define SOURCE_H

#include "snapshot.h"

#pragma GCC visibility push(hidden)

/* Lies in SOURCE_ROOM bytes that the caller has: zeroes, on a cache line of their own. */
struct source;
enum { SOURCE_ROOM = 128 };

/* The path is absolute, and stays where it is. Nothing is opened before the first look. */
struct source *source_make(void *room, enum name_kind kind, const char *path);

/* A file that somebody is reading. */
struct visit {
    const struct snapshot *snapshot; /* never NULL: a file that is not there has no lines */
    unsigned counter;
    int error; /* 0; or why the file, of which nothing is known then, can not be read */
};

/* Between the two nothing may block: the snapshot is kept for all who are inside. */
struct visit source_enter(struct source *);
void source_leave(struct visit);

/* As source_enter, but kept until source_unpin, however long that takes: for enumerations. */
const struct snapshot *source_pin(struct source *);
void source_unpin(const struct snapshot *);

/* The process is about to lose its access to the path (a change of user or root directory): the
 * file is held open from here on. After a change of root, `path` means another file. */
void source_hold(struct source *);
void source_forget_path(struct source *);

#pragma GCC visibility pop
#endif
