/* index.h — from keys to lines of a file: a hash table that may know several lines for a key, and
 * tells of them in the order of the file. Immutable once built. Pure: no calls, no malloc.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_H
#define INDEX_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* One key of one line. The hash is of the key; whether it is the key, the line tells. */
struct index_entry {
    uint32_t hash;
    uint32_t line; /* offset of its first character in the text */
    uint32_t next; /* number of the next entry in the slot, plus one; 0: none */
};

struct index {
    struct index_entry *entry;
    uint32_t *slot; /* number of the first entry, plus one */
    uint32_t count;
    uint32_t mask; /* slots less one, a power of two less one */
};

uint32_t index_hash(const char *key, size_t length);
/* The same for "Db.Example" and "db.example": letters of ASCII count as small ones. */
uint32_t index_hash_folded(const char *key, size_t length);
uint32_t index_hash_number(uint64_t number);

/* The entries with this hash, in the order of the file; NULL when there are no more. */
const struct index_entry *index_first(const struct index *, uint32_t hash);
const struct index_entry *index_next(const struct index *, const struct index_entry *);

#pragma GCC visibility pop
#endif
