/* histogram.c — values are told to within 1/32, spreads as they are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "histogram.h"

static struct histogram seen, more;

static void is_near(uint64_t value)
{
    const uint64_t told = histogram_middle(histogram_bucket(value));
    const uint64_t off = told > value ? told - value : value - told;

    CHECK(histogram_bucket(value) < HISTOGRAM_BUCKETS);
    CHECK(off <= value / 32);
}

static void all_values(void)
{
    for (uint64_t value = 0; value < 100000; value++)
        is_near(value);
    for (unsigned shift = 17; shift < 64; shift++)
        for (uint64_t step = 0; step < 32; step++) {
            is_near((UINT64_C(1) << shift) + step * (UINT64_C(1) << (shift - 5)));
            is_near((UINT64_C(1) << shift) - 1 - step);
        }
    is_near(UINT64_MAX);
    for (unsigned bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++)
        CHECK(histogram_bucket(histogram_middle(bucket)) == bucket);
}

static void spreads(void)
{
    struct region_spread spread = histogram_spread(&seen, 1);

    CHECK(spread.min == 0 && spread.max == 0 && spread.total == 0 && spread.p99 == 0);
    for (uint64_t value = 1; value <= 1000; value++)
        histogram_count(value % 2 ? &seen : &more, value * 1000);
    histogram_add(&seen, &more);
    spread = histogram_spread(&seen, 1);
    CHECK(histogram_size(&seen) == 1000);
    CHECK(spread.min == 1000 && spread.max == 1000000 && spread.total == 500500000);
    CHECK(spread.median > 484000 && spread.median < 516000);
    CHECK(spread.p99 > 959000 && spread.p99 <= 1000000);
    spread = histogram_spread(&seen, 0.5);
    CHECK(spread.min == 500 && spread.max == 500000 && spread.total == 250250000);
}

/* The middle of the bucket would be less, or more, than all there was. */
static void one_value(void)
{
    static struct histogram one;
    struct region_spread spread;

    histogram_count(&one, 1000001);
    spread = histogram_spread(&one, 1);
    CHECK(spread.min == 1000001 && spread.median == 1000001 && spread.p99 == 1000001);
}

int main(void)
{
    all_values();
    spreads();
    one_value();
    return failures != 0;
}
