/* index.c — from keys to lines of a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "index.h"

/* FNV-1a, with a last stir: the low bits choose the slot. */
static uint32_t stir(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x2c1b3c6d;
    return hash ^ hash >> 12;
}

static char fold(char letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }

uint32_t index_hash(const char *key, size_t length)
{
    uint32_t hash = 0x811c9dc5;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)key[i]) * 0x01000193;
    return stir(hash);
}

uint32_t index_hash_folded(const char *key, size_t length)
{
    uint32_t hash = 0x811c9dc5;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)fold(key[i])) * 0x01000193;
    return stir(hash);
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
