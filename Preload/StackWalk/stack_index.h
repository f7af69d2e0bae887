/* stack_index.h — which stack has these frames.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STACK_INDEX_H
#define STACK_INDEX_H

#include "arena.h"

#pragma GCC visibility push(hidden)

enum { STACK_ID_BITS = 23 };

/* The upper part of a hash, and an id. The lower part says where it lies. */
static inline uint64_t stack_index_entry(uint64_t hash, stack_id id)
{
    return (hash & -((uint64_t)1 << STACK_ID_BITS)) | id;
}

/* 0 unless the entry is of this hash. */
static inline stack_id stack_index_id(uint64_t entry, uint64_t hash)
{
    const stack_id id = (stack_id)(entry & (((uint64_t)1 << STACK_ID_BITS) - 1));

    return stack_index_entry(hash, id) == entry ? id : 0;
}

/* 0 when there is none. */
stack_id stack_index_find(struct arena *, uint64_t hash);

/* Returns the id that the frames have from now on: another one when somebody was faster, and 0
 * when there is no room. */
stack_id stack_index_add(struct arena *, uint64_t hash, stack_id);

#pragma GCC visibility pop
#endif
