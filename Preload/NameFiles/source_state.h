/* source_state.h — a source from inside.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SOURCE_STATE_H
#define SOURCE_STATE_H

#include "edition.h"
#include "source.h"

#pragma GCC visibility push(hidden)

struct source {
    _Atomic(struct edition *) current; /* NULL until it is asked for */
    const char *path;
    enum name_kind kind;
    atomic_bool path_lost;  /* it means another file now */
    _Atomic int64_t looked; /* when the path was last looked at, in ticks of a coarse clock */
    atomic_int held;        /* see source_hold; a descriptor plus one */
    struct stamp held_file;
};

/* The edition that is current, looked at just now; NULL: there is none to be had, for *error. The
 * caller is inside. */
struct edition *source_current(struct source *, int *error);

/* A copy of a descriptor that the file is kept open by, or a negative errno. */
int source_kept(struct source *, const struct edition *known);

#pragma GCC visibility pop
#endif
