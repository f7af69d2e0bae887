/* A user who is several times in a group, or in groups with one number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *user, gid_t first)
{
    gid_t gids[20];
    int room = 20;

    printf("%s, %u: %d:", user, first, getgrouplist(user, first, gids, &room));
    for (int i = 0; i < room; i++)
        printf(" %u", gids[i]);
    putchar('\n');
}

int main(void)
{
    put("group", "a:x:7:alice,alice\nb:x:7:alice\na:x:8:alice\nc:x:9:bob,alice\nd:x:9:alice\n"
                 "e:x:7:alice\n");
    ask("alice", 1);
    ask("alice", 7);
    ask("alice", 9);
    ask("bob", 8);
}
