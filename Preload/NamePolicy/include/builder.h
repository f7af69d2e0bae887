/* builder.h — how the format of a file says which keys a line has. For the files of NamePolicy.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BUILDER_H
#define BUILDER_H

#include "snapshot.h"

#pragma GCC visibility push(hidden)

struct builder;

/* Enters a key of the line that is being read into index 0, 1 or 2. */
void builder_add(struct builder *, int index, uint32_t hash);
/* The same, where the entry is to tell of a place in the line instead of its beginning. */
void builder_add_place(struct builder *, int index, uint32_t hash, const char *place);

/* What is particular to a kind. */
struct name_format {
    /* Looks at a line, a string without its end of line, neither empty nor a comment; may change it
     * in place (cut a comment off, for one). Enters its keys, and returns NULL; or returns why the
     * line is bad, and has entered nothing. */
    const char *(*read_line)(struct builder *, char *line, size_t length);
    /* Entries that a file of `length` bytes has at most in each index; 0: there is no such index.
     */
    size_t (*most_entries)(int index, size_t length);
    bool joins_lines; /* a backslash at the end of a line joins the next one to it */
    bool at_margin;   /* a line that begins with a blank is bad */
};

extern const struct name_format passwd_format, group_format, shadow_format, hosts_format,
    services_format, protocols_format, netgroup_format;

#pragma GCC visibility pop
#endif
