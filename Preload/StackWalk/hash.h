/* hash.h — 64 bits of identity for a list of numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HASH_H
#define HASH_H

#include <stdint.h>

static inline uint64_t hash_mix(uint64_t left, uint64_t right)
{
    const unsigned __int128 product = (unsigned __int128)left * right;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Two at a time: a product takes longer than anything else here. */
static inline __attribute__((always_inline)) uint64_t hash_words(const uint64_t *words,
                                                                 unsigned count, uint64_t seed)
{
    uint64_t state = hash_mix(seed ^ 0xa0761d6478bd642f, count ^ 0xe7037ed1a0b428db);
    unsigned i = 0;

    for (; i + 2 <= count; i += 2)
        state = hash_mix(words[i] ^ 0x8ebc6af09c88c6e3, words[i + 1] ^ state);
    if (i < count)
        state = hash_mix(words[i] ^ 0x589965cc75374cc3, state);
    return hash_mix(state ^ 0xa0761d6478bd642f, 0x9e3779b97f4a7c15);
}

#endif
