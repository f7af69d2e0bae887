/* object.h — the library or program that an address lies in.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OBJECT_H
#define OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct object {
    uintptr_t start, end;       /* where it is mapped, or only its code */
    uintptr_t base;             /* what was added to the addresses in its file */
    const char *name;           /* "": the program */
    const uint8_t *frame_table; /* .eh_frame_hdr, or NULL */
};

bool object_of(uintptr_t address, struct object *);

/* Whether it is ours. */
bool is_own_code(uintptr_t address);

#pragma GCC visibility pop
#endif
