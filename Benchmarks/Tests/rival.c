/* rival.c — as many tests as its argument says, which do nothing, with cmocka.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void nothing(void **state) { (void)state; }

int main(int count, char **words)
{
    const size_t number = count > 1 ? strtoul(words[1], NULL, 10) : 1;
    struct CMUnitTest *tests = calloc(number, sizeof(*tests));

    for (size_t i = 0; i < number; i++) {
        char *name = NULL;

        if (asprintf(&name, "test %zu", i + 1) < 0)
            return 1;
        tests[i] = (struct CMUnitTest){.name = name, .test_func = nothing};
    }
    return _cmocka_run_group_tests("tests", tests, number, NULL, NULL);
}
