/* A file of groups whose lines end as on other systems.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct group *group;
    gid_t gids[10];
    int room = 10;

    put("group", "team:x:7:alice,bob\r\n\r\n# none\r\nother:x:8:\r\nthird:x:9:bob\r\n");
    while ((group = getgrent()))
        say_group("entry", group);
    say("bob", getgrouplist("bob", 1, gids, &room));
}
