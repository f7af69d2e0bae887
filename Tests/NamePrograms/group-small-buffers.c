/* Buffers that are too small are ERANGE; what libc needs is enough.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static _Alignas(8) char buffer[4096];

static int by_name(size_t size)
{
    struct group group, *found = &group;
    const int result = getgrnam_r("wheel", &group, buffer, size, &found);

    if (result && (found || errno != result))
        puts("an error, but a result or another errno");
    return result;
}

static int by_gid(size_t size)
{
    struct group group, *found = &group;
    const int result = getgrgid_r(10, &group, buffer, size, &found);

    if (result && found)
        puts("an error, but a result");
    return result;
}

static void try_sizes(const char *label, int (*ask)(size_t))
{
    const size_t pointer = sizeof(char *), members = 4 * pointer;
    const size_t line = (strlen("wheel:x:10:root,alice,bob") + 2 + pointer - 1) / pointer * pointer;
    size_t enough = 0;
    bool clean = true;

    while (enough < sizeof buffer && ask(enough) == ERANGE)
        enough++;
    for (size_t size = enough; size < enough + 64; size++)
        clean = clean && ask(size) == 0;
    printf("%s: from then on it works: %s\n", label, clean ? "yes" : "no");
    claim("what libc needs is enough", enough <= line + members + pointer);
    claim("its strings have room", enough >= strlen("wheelxrootalicebob") + members);
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 2, 3, 7, 8, 16, 32, 256, 1024, 4096};

    put("group", "wheel:x:10:root,alice,bob\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        printf("%zu: %s\n", sizes[i], strerrorname_np(by_name(sizes[i])));
    try_sizes("by name", by_name);
    try_sizes("by gid", by_gid);
}
