/* gethostent_r(), with buffers that are too small in between.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static _Alignas(16) char buffer[2000];

static int next(size_t size)
{
    struct hostent host, *found = &host;
    int error;
    const int result = gethostent_r(&host, buffer, size, &found, &error);

    printf("%zu: %s, ", size, strerrorname_np(result));
    if (found)
        say_hostent("found", found);
    else
        puts("none");
    return result;
}

int main(void)
{
    sethostent(0);
    next(2);
    next(2000);
    next(0);
    next(8);
    next(2000);
    while (next(2000) == 0)
        ;
    next(2000);
    endhostent();
}
