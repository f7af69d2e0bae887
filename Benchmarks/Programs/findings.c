/* Closes a descriptor twice, in as many functions as the argument says, at most 100: as many
 * findings.
 * SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define TEN(row, n)                                                                                \
    row(n##0) row(n##1) row(n##2) row(n##3) row(n##4) row(n##5) row(n##6) row(n##7) row(n##8)      \
        row(n##9)
#define HUNDRED(row)                                                                               \
    TEN(row, 0)                                                                                    \
    TEN(row, 1)                                                                                    \
    TEN(row, 2) TEN(row, 3) TEN(row, 4) TEN(row, 5) TEN(row, 6) TEN(row, 7) TEN(row, 8) TEN(row, 9)

#define CLOSES_TWICE(n)                                                                            \
    static __attribute__((noinline)) void closes_twice_##n(void)                                   \
    {                                                                                              \
        const int fd = open("/dev/null", O_RDONLY);                                                \
        close(fd);                                                                                 \
        close(fd);                                                                                 \
    }
HUNDRED(CLOSES_TWICE)

#define NAME(n) closes_twice_##n,
static void (*const all[])(void) = {HUNDRED(NAME)};

int main(int argc, char **argv)
{
    const int count = argc > 1 ? atoi(argv[1]) : 0;

    for (int i = 0; i < count && i < 100; i++) {
        all[i]();
    }
    return 0;
}
