/* getspnam() and getspnam_r(), of who is there and who is not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void by_name(const char *name)
{
    struct spwd entry, *found = &entry;
    char buffer[1024];

    errno = E2BIG;
    say_shadow(name, getspnam(name));
    printf("getspnam_r: %d, ", getspnam_r(name, &entry, buffer, sizeof buffer, &found));
    say_shadow("found", found);
}

int main(void)
{
    by_name("root");
    by_name("alice");
    by_name("bob");
    by_name("carol");
    by_name("nobody");
    by_name("");
}
