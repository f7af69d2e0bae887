/* getgrent_r(), with buffers that are too small in between.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[1024];

static int next(size_t size)
{
    struct group group, *found = &group;
    const int result = getgrent_r(&group, buffer, size, &found);

    printf("%zu: %s, ", size, strerrorname_np(result));
    if (found)
        say_group("found", found);
    else
        puts("none");
    return result;
}

int main(void)
{
    setgrent();
    next(2);
    next(1024);
    next(0);
    next(12);
    next(1024);
    next(20);
    next(1024);
    while (next(1024) == 0)
        ;
    next(1024);
    endgrent();
}
