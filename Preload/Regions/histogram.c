/* histogram.c — SPDX-License-Identifier: Apache-2.0 */
#include "histogram.h"

uint64_t histogram_middle(unsigned bucket)
{
    const unsigned power = bucket / HISTOGRAM_STEPS;
    const unsigned shift = power ? power - 1 : 0;
    const uint64_t least = (uint64_t)(bucket - shift * HISTOGRAM_STEPS) << shift;

    return least + ((UINT64_C(1) << shift) - 1) / 2;
}

void histogram_add(struct histogram *sum, const struct histogram *other)
{
    const uint64_t most = HISTOGRAM_GET(other->most);
    const uint64_t least = HISTOGRAM_GET(other->least_but_one);

    for (unsigned i = 0; i < HISTOGRAM_BUCKETS; i++)
        sum->buckets[i] += HISTOGRAM_GET(other->buckets[i]);
    sum->total += HISTOGRAM_GET(other->total);
    if (most > sum->most)
        sum->most = most;
    if (least && least - 1 < sum->least_but_one - 1)
        sum->least_but_one = least;
}

uint64_t histogram_size(const struct histogram *histogram)
{
    uint64_t size = 0;

    for (unsigned i = 0; i < HISTOGRAM_BUCKETS; i++)
        size += histogram->buckets[i];
    return size;
}

/* The value that `rank` values, from the least, do not exceed. */
static uint64_t ranked(const struct histogram *histogram, uint64_t rank)
{
    uint64_t value, seen = 0;
    unsigned i = 0;

    while (i < HISTOGRAM_BUCKETS - 1 && (seen += histogram->buckets[i]) < rank)
        i++;
    value = histogram_middle(i);
    if (value < histogram->least_but_one - 1)
        return histogram->least_but_one - 1;
    return value > histogram->most ? histogram->most : value;
}

struct region_spread histogram_spread(const struct histogram *histogram, double ns)
{
    const uint64_t size = histogram_size(histogram);

    if (!size || !histogram->least_but_one)
        return (struct region_spread){0};
    return (struct region_spread){
        .min = (uint64_t)((double)(histogram->least_but_one - 1) * ns + 0.5),
        .median = (uint64_t)((double)ranked(histogram, (size + 1) / 2) * ns + 0.5),
        .p99 = (uint64_t)((double)ranked(histogram, size - size / 100) * ns + 0.5),
        .max = (uint64_t)((double)histogram->most * ns + 0.5),
        .total = (uint64_t)((double)histogram->total * ns + 0.5),
    };
}
