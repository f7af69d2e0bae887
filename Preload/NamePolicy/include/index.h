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
};

/* The entries lie sorted by the last bits of their hashes, and in the order of the file among
 * those: what a search looks at stands side by side. */
struct index {
    struct index_entry *entry;
    uint32_t *start; /* number of the first entry with these bits; and where the last ones end */
    uint32_t count;
    uint32_t mask; /* of those bits */
};

uint32_t index_hash(const char *key, size_t length);
/* The same for "Db.Example" and "db.example": letters of ASCII count as small ones. */
uint32_t index_hash_folded(const char *key, size_t length);
/* Each number of 32 bits has a hash of its own: equal hashes mean equal numbers. */
uint32_t index_hash_number(uint64_t number);

/* The entries with this hash, in the order of the file; NULL when there are no more. */
const struct index_entry *index_first(const struct index *, uint32_t hash);
const struct index_entry *index_next(const struct index *, const struct index_entry *);

#pragma GCC visibility pop
#endif
