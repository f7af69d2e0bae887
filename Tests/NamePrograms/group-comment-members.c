/* A comment that looks like a group has no members.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    gid_t gids[10];
    int room = 10;

    put("group", "team:x:7:alice\n#old:x:8:alice\n # older:x:9:alice\n");
    say("alice", getgrouplist("alice", 1, gids, &room));
    for (int i = 0; i < room; i++)
        say("gid", gids[i]);
    say_group("old", getgrnam("#old"));
    say_group("8", getgrgid(8));
}
