/* getgrouplist(): the given group first, then those of the file, each once.
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
    ask("alice", 1001);
    ask("alice", 50);
    ask("alice", 7);
    ask("bob", 1002);
    ask("bob", 100);
    ask("carol", 100);
    ask("root", 0);
    ask("mallory", 5);
    ask("nobody", 65534);
    ask("", 0);
    ask("alice", 4294967295);
    ask("alice", 4294967294);
}
