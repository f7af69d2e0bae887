/* functions.h — what an object's file knows of its own functions: static ones, too, and which have
 * room for a patch before them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "objects.h"

#pragma GCC visibility push(hidden)

struct function {
    const char *name;
    uintptr_t address;
    uintptr_t sled; /* where its nops begin */
};

/* Functions with a sled, by name. */
struct functions {
    struct function *at;
    size_t count;
    char *names;
};

/* Read from the file at the first question. */
const struct functions *object_functions(struct object *);

void functions_free(struct functions *);

/* Calls `each` for the name of every function that the file says it has. */
void file_functions(const struct object *, void (*each)(const char *name, bool is_local, void *),
                    void *context);

#pragma GCC visibility pop
#endif
