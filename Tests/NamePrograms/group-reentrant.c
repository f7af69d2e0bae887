/* getgrnam_r() and getgrgid_r(): what they return, and where the result points.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[2000];

static void by_name(const char *name)
{
    struct group group, *found = (void *)&buffer;

    errno = E2BIG;
    printf("getgrnam_r %s: %d\n", name, getgrnam_r(name, &group, buffer, sizeof buffer, &found));
    claim("it points to ours", found == &group);
    say_group("found", found);
    if (found)
        claim("its members are aligned", (uintptr_t)found->gr_mem % sizeof(char *) == 0);
}

static void by_gid(gid_t gid)
{
    struct group group, *found = (void *)&buffer;

    errno = E2BIG;
    /* A buffer that is not aligned. */
    printf("getgrgid_r %u: %d\n", gid, getgrgid_r(gid, &group, buffer + 1, 999, &found));
    claim("it points to ours", found == &group);
    say_group("found", found);
    if (found)
        claim("its members are aligned", (uintptr_t)found->gr_mem % sizeof(char *) == 0);
}

int main(void)
{
    by_name("wheel");
    by_name("root");
    by_name("none");
    by_gid(100);
    by_gid(50);
    by_gid(7);
}
