/* SPDX-License-Identifier: Apache-2.0 */
#include "bind_early.h"

#include <string.h>
#include <sys/mman.h>
#include <time.h>

/* Volatile: the compiler would know the answers. */
void bind_early(void)
{
    char empty[1] = "";
    char *volatile text = empty;
    volatile size_t length = 0;
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    madvise(NULL, 0, MADV_NORMAL);
    memset(text, 0, length);
    length = memchr(text, '.', length) || strncmp(text, text, length) || strcspn(text, text);
}
