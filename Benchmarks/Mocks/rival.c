/* rival.c — the same with cmocka, in nanoseconds a call: expectations one by one, or by a count.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

enum { CALLS = 1000000 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

__attribute__((noinline)) static int mocked(void)
{
    function_called();
    return (int)mock();
}

static void each(void **state)
{
    const double start = now();

    (void)state;
    for (int i = 0; i < CALLS; i++) {
        expect_function_call(mocked);
        will_return(mocked, 3);
        mocked();
    }
    printf("each %f\n", (now() - start) / CALLS);
}

static void first(void **state)
{
    const double start = now();

    (void)state;
    for (int i = 0; i < CALLS; i++) {
        expect_function_call(mocked);
        will_return(mocked, 3);
    }
    for (int i = 0; i < CALLS; i++)
        mocked();
    printf("first %f\n", (now() - start) / CALLS);
}

static void count(void **state)
{
    const double start = now();

    (void)state;
    expect_function_calls(mocked, CALLS);
    will_return_count(mocked, 3, CALLS);
    for (int i = 0; i < CALLS; i++)
        mocked();
    printf("count %f\n", (now() - start) / CALLS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each), cmocka_unit_test(first),
                                       cmocka_unit_test(count)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
