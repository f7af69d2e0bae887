/* frame_tables.h — the call-frame information of one file, wherever it lies in our memory.
 *
 * Pointers and addresses are the same here: an address means what it would mean if the file were
 * loaded where its tables lie.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FRAME_TABLES_H
#define FRAME_TABLES_H

#include "object.h"

#pragma GCC visibility push(hidden)

struct frame_tables {
    const uint8_t *header;      /* .eh_frame_hdr */
    const uint8_t *start, *end; /* what may be read, with .eh_frame */
    uintptr_t base;             /* added to addresses that are written out in full */
};

/* Of what is loaded. Returns false when it has none. */
bool frame_tables_of(const struct object *, struct frame_tables *);

#pragma GCC visibility pop
#endif
