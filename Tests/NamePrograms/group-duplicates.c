/* The first group with a name or a number is the one; members do not add up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct group *group;

    put("group", "team:x:7:alice\nteam:x:8:bob\nother:x:7:carol\nother:x:9:alice,alice\n");
    say_group("team", getgrnam("team"));
    say_group("other", getgrnam("other"));
    for (gid_t gid = 7; gid < 10; gid++)
        say_group("by gid", getgrgid(gid));
    while ((group = getgrent()))
        say_group("entry", group);
}
