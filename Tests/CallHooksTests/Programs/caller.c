/* caller.c — calls what callee.c has, and libc.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>

double callee_sum(int8_t, double, int64_t, float, uint16_t, int, int, int, int, double, double,
                  double, double, double, double, double, double, bool);
int callee_format(char *text, const char *format, ...);
float callee_half(float number);
const char *callee_pass(const char *text, int (*function)(int));
void callee_nothing(int *number);

static int next(int number) { return number + 1; }

double caller_sum(void)
{
    return callee_sum(-1, 2.5, -3, 4.5f, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, true);
}

int caller_format(char *text)
{
    return callee_format(text, "%d %s %5.2f %-*d|%.*s %lu %c %% %Lg %hhd %g %g %g %g %g %g %g %g",
                         -1, "two", 3.5, 4, 5, 2, "sixth", 7UL, '8', 9.5L, 266, 1., 2., 3., 4., 5.,
                         6., 7., 8.);
}

float caller_half(float number) { return callee_half(number); }

const char *caller_pass(const char *text) { return callee_pass(text, next); }

int caller_nothing(void)
{
    int number = 0;

    callee_nothing(&number);
    return number;
}

/* The result, or a negative errno. */
int caller_open(const char *path)
{
    errno = 0;
    const int fd = open(path, O_RDONLY | O_CREAT, 0640);

    return fd < 0 ? -errno : fd;
}

/* How many of ten pieces of memory there are. */
int caller_allocate(void)
{
    int count = 0;

    for (int i = 0; i < 10; i++) {
        void *memory = malloc(100);

        count += memory != NULL;
        free(memory);
    }
    return count;
}
