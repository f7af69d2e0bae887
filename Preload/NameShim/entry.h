/* entry.h — how one entry is found, of whatever kind: in the files that are given, and copied to
 * the caller or to a room of the calling thread. SPDX-License-Identifier: Apache-2.0 */
#ifndef ENTRY_H
#define ENTRY_H

#include "names.h"
#include "result_room.h"

struct entry_key {
    const char *name;
    uint32_t number;
    const char *protocol; /* of services alone */
};

/* How one call of libc's finds its entry. */
struct entry_call {
    enum name_kind kind;
    /* The line with the key, or NULL. An enumeration has none. */
    const char *(*find)(const struct snapshot *, const struct entry_key *);
    int (*copy)(const char *line, void *entry, char *buffer, size_t size); /* 0 or ERANGE */
    enum result_use use; /* of the call without _r */
    size_t entry_size;
    /* Asks the module, when no file has it; or NULL. */
    int (*elsewhere)(const struct entry_key *, void *entry, char *buffer, size_t size);
};

/* Whether the kind is ours to answer: from files, or users and groups from a module alone. */
SHIM_LOCAL bool entry_given(enum name_kind);

/* Goes back to the first entry. */
SHIM_LOCAL void entry_rewind(enum name_kind);

/* Return 0, ENOENT when there is no such entry (or no more), or ERANGE; a module may also say
 * EAGAIN. The first also says why a file that may have the entry can not be read. */
SHIM_LOCAL int entry_find(const struct entry_call *, const struct entry_key *, void *entry,
                          char *buffer, size_t size);
SHIM_LOCAL int entry_next(const struct entry_call *, void *entry, char *buffer, size_t size);

/* The same for the calls without _r: the entry, in the thread's room, or NULL. */
SHIM_LOCAL void *entry_find_own(const struct entry_call *, const struct entry_key *);
SHIM_LOCAL void *entry_next_own(const struct entry_call *);

/* What a call with _r returns. libc's lookups do not call it an error when there is no such entry,
 * and leave what they return in errno. */
static inline int entry_result(int error) { return errno = error == ENOENT ? 0 : error; }

/* The same for enumerations: the end is an error there, but errno does not tell of it. */
static inline int entry_next_result(int error)
{
    if (error && error != ENOENT)
        shim_fail(error);
    return error;
}

#endif
