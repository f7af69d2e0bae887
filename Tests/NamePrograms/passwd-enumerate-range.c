/* An entry for which the buffer was too small is told again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[1024];

static void next(size_t size)
{
    struct passwd user, *found = &user;
    const int result = getpwent_r(&user, buffer, size, &found);

    printf("%zu: %s, ", size, strerrorname_np(result));
    if (found)
        say_passwd("found", found);
    else
        puts("none");
}

int main(void)
{
    setpwent();
    next(2);
    next(1024);
    next(1);
    next(0);
    next(3);
    next(1024);
    next(1024);
    next(8);
    next(1024);
}
