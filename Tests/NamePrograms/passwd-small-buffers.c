/* Buffers that are too small are ERANGE; what libc needs is enough.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[4096];

static int by_name(size_t size)
{
    struct passwd user, *found = &user;
    const int result = getpwnam_r("alice", &user, buffer, size, &found);

    if (result && (found || errno != result))
        puts("an error, but a result or another errno");
    return result;
}

static int by_uid(size_t size)
{
    struct passwd user, *found = &user;
    const int result = getpwuid_r(1001, &user, buffer, size, &found);

    if (result && found)
        puts("an error, but a result");
    return result;
}

/* Whether one buffer suffices and all that are smaller do not. */
static void try_sizes(const char *label, int (*ask)(size_t))
{
    const size_t line = strlen("alice:x:1001:1001:Alice Liddell,Room 4,,:/home/alice:/bin/bash");
    size_t enough = 0;
    bool clean = true;

    while (enough < sizeof buffer && ask(enough) == ERANGE)
        enough++;
    for (size_t size = enough; size < enough + 64; size++)
        clean = clean && ask(size) == 0;
    printf("%s: from then on it works: %s\n", label, clean ? "yes" : "no");
    claim("what libc needs is enough", enough <= line + 3);
    claim("its strings have room", enough >= strlen("alicexAlice Liddell,Room 4,,/home/alice"));
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 2, 3, 7, 8, 16, 32, 256, 1024, 4096};

    put("passwd", "alice:x:1001:1001:Alice Liddell,Room 4,,:/home/alice:/bin/bash\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        printf("%zu: %s\n", sizes[i], strerrorname_np(by_name(sizes[i])));
    try_sizes("by name", by_name);
    try_sizes("by uid", by_uid);
}
