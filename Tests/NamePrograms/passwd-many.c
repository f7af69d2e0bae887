/* 100,000 users: the first, the last, one in the middle, and nobody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("passwd"), "w");
    long count = 0, sum = 0;
    const struct passwd *user;

    for (int i = 0; i < 100000; i++)
        fprintf(file, "user%d:x:%d:%d:User %d:/home/user%d:/bin/sh\n", i, i + 1, i % 100, i, i);
    fclose(file);
    say_passwd("first", getpwnam("user0"));
    say_passwd("middle", getpwnam("user50000"));
    say_passwd("last", getpwnam("user99999"));
    say_passwd("by uid", getpwuid(77777));
    say_passwd("nobody", getpwnam("user100000"));
    say_passwd("no uid", getpwuid(100001));
    while ((user = getpwent())) {
        count++;
        sum += user->pw_uid;
    }
    say("count", count);
    say("sum", sum);
}
