/* Buffers that are too small for an entry of shadow.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[1024];

int main(void)
{
    static const size_t sizes[] = {0, 1, 2, 8, 16, 256, 1024};
    struct spwd entry, *found = &entry;
    size_t enough = 0;

    put("shadow", "alice:$6$salt$hash:19001:1:90:7:14:20000:\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        printf("%zu: %s\n", sizes[i],
               strerrorname_np(getspnam_r("alice", &entry, buffer, sizes[i], &found)));
    while (getspnam_r("alice", &entry, buffer, enough, &found) == ERANGE)
        enough++;
    claim("what libc needs is enough",
          enough <= strlen("alice:$6$salt$hash:19001:1:90:7:14:20000:") + 3);
    setspent();
    printf("2: %s\n", strerrorname_np(getspent_r(&entry, buffer, 2, &found)));
    printf("1024: %s\n", strerrorname_np(getspent_r(&entry, buffer, 1024, &found)));
    say_shadow("found", found);
}
