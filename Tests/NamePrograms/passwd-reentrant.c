/* getpwnam_r() and getpwuid_r(): what they return, and where the result points.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[2000];

static void by_name(const char *name)
{
    struct passwd user, *found = (void *)&buffer;

    errno = E2BIG;
    printf("getpwnam_r %s: %d\n", name, getpwnam_r(name, &user, buffer, sizeof buffer, &found));
    claim("it points to ours", found == &user);
    say_passwd("found", found);
    if (found)
        claim("its name is in our buffer",
              found->pw_name >= buffer && found->pw_name < buffer + sizeof buffer);
}

static void by_uid(uid_t uid)
{
    struct passwd user, *found = (void *)&buffer;

    errno = E2BIG;
    printf("getpwuid_r %u: %d\n", uid, getpwuid_r(uid, &user, buffer, sizeof buffer, &found));
    claim("it points to ours", found == &user);
    say_passwd("found", found);
}

int main(void)
{
    by_name("alice");
    by_name("carol");
    by_name("mallory");
    by_name("");
    by_uid(0);
    by_uid(1002);
    by_uid(77);
}
