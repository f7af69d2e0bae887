/* index.c — from keys to lines of a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "index.h"

#include <string.h>

/* The low bits choose the slot. */
static uint32_t stir(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x2c1b3c6d;
    return hash ^ hash >> 12;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 32;
}

/* Fewer than eight bytes as a number; some may count twice. */
static uint64_t last_bytes(const char *key, size_t length)
{
    const unsigned char *byte = (const unsigned char *)key;
    uint32_t head, tail;

    if (length < 4)
        return length ? byte[0] | (uint64_t)byte[length / 2] << 8 | (uint64_t)byte[length - 1] << 16
                      : 0;
    memcpy(&head, key, sizeof head);
    memcpy(&tail, key + length - sizeof tail, sizeof tail);
    return head | (uint64_t)tail << 32;
}

/* Eight bytes at a time. `fold` is set in each of them: hashes of what is not the same may be. */
static inline uint32_t hash_bytes(const char *key, size_t length, uint64_t fold)
{
    uint64_t hash = length, word;

    for (; length >= sizeof word; key += sizeof word, length -= sizeof word) {
        memcpy(&word, key, sizeof word);
        hash = mix(hash, word | fold);
    }
    return stir((uint32_t)mix(hash, last_bytes(key, length) | fold));
}

uint32_t index_hash(const char *key, size_t length) { return hash_bytes(key, length, 0); }

/* What tells "A" from "a" is one bit. */
uint32_t index_hash_folded(const char *key, size_t length)
{
    return hash_bytes(key, length, 0x2020202020202020);
}

uint32_t index_hash_number(uint64_t number)
{
    return stir((uint32_t)(number ^ number >> 32) * 0x9e3779b1);
}

static const struct index_entry *find(const struct index *index, uint32_t number, uint32_t hash)
{
    const uint32_t end = index->start[(hash & index->mask) + 1];

    while (number < end && index->entry[number].hash != hash)
        number++;
    return number < end ? &index->entry[number] : NULL;
}

const struct index_entry *index_first(const struct index *index, uint32_t hash)
{
    return index->count ? find(index, index->start[hash & index->mask], hash) : NULL;
}

const struct index_entry *index_next(const struct index *index, const struct index_entry *entry)
{
    return find(index, (uint32_t)(entry - index->entry) + 1, entry->hash);
}
