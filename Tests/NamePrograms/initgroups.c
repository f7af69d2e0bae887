/* initgroups() sets the groups that getgrouplist() tells of.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void try_user(const char *user, gid_t first)
{
    gid_t gids[50];
    pid_t child = fork();
    int count;

    if (child == 0) {
        printf("%s, %u: %d:", user, first, initgroups(user, first));
        count = getgroups(50, gids);
        for (int i = 0; i < count; i++)
            printf(" %u", gids[i]);
        putchar('\n');
        exit(0);
    }
    say_child(user, child);
}

int main(void)
{
    if (geteuid() != 0)
        return 0;
    try_user("alice", 1001);
    try_user("bob", 50);
    try_user("mallory", 7);
    try_user("root", 0);
}
