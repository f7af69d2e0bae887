/* histogram.h — how often a value was seen: to within 1/32 of it, for any value. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include "region_slots.h"

#pragma GCC visibility push(hidden)

/* Each power of 2 has 16 buckets of the same width; values up to 32 have one each. */
enum { HISTOGRAM_STEPS = 16, HISTOGRAM_BUCKETS = 61 * HISTOGRAM_STEPS };

/* All zero: nothing was seen. One thread counts; others may read meanwhile. */
struct histogram {
    uint64_t most, total;
    uint64_t least_but_one; /* the least, and 1; 0: none. So fresh memory is right */
    uint64_t buckets[HISTOGRAM_BUCKETS];
};

static inline unsigned histogram_bucket(uint64_t value)
{
    const unsigned shift = 59 - (unsigned)__builtin_clzll(value | HISTOGRAM_STEPS);

    return shift * HISTOGRAM_STEPS + (unsigned)(value >> shift);
}

/* The value in the middle of a bucket. */
uint64_t histogram_middle(unsigned bucket);

/* Written so that a reader in another thread sees whole words. */
#define HISTOGRAM_SET(field, value) __atomic_store_n(&(field), (value), __ATOMIC_RELAXED)
#define HISTOGRAM_GET(field) __atomic_load_n(&(field), __ATOMIC_RELAXED)

static inline void histogram_count(struct histogram *histogram, uint64_t value)
{
    uint64_t *bucket = &histogram->buckets[histogram_bucket(value)];

    HISTOGRAM_SET(*bucket, *bucket + 1);
    HISTOGRAM_SET(histogram->total, histogram->total + value);
    if (value > histogram->most)
        HISTOGRAM_SET(histogram->most, value);
    if (value < histogram->least_but_one - 1)
        HISTOGRAM_SET(histogram->least_but_one, value + 1);
}

/* Adds what `other` has seen. */
void histogram_add(struct histogram *, const struct histogram *other);

/* How many values were seen. */
uint64_t histogram_size(const struct histogram *);

/* Of values in ticks, `ns_per_tick` each. */
struct region_spread histogram_spread(const struct histogram *, double ns_per_tick);

#pragma GCC visibility pop
#endif
