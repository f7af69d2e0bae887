/* builder_state.h — a snapshot in the making. Between snapshot.c and builder.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BUILDER_STATE_H
#define BUILDER_STATE_H

#include "builder.h"

#pragma GCC visibility push(hidden)

struct builder {
    const struct name_format *format;
    struct snapshot *snapshot;
    const char *text;
    uint32_t line;                   /* offset of the line that is being read */
    uint32_t room[SNAPSHOT_INDEXES]; /* entries that there is room for */
};

/* Bytes for an index of so many entries, its slots included. */
size_t builder_index_room(size_t entries);

/* Gives an index its place. Returns the end of it. */
char *builder_place(struct builder *, int index, char *place, size_t entries);

void builder_start_line(struct builder *, const char *line);

/* Makes an index of the entries, once all are there. */
void builder_sort(struct builder *, int index);

#pragma GCC visibility pop
#endif
