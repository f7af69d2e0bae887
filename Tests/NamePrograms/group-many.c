/* 10,000 groups, and a user who is in a thousand of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("group"), "w");
    static gid_t gids[20000];
    int room = 20000;
    unsigned long sum = 0;

    for (int i = 0; i < 10000; i++)
        fprintf(file, "group%d:x:%d:%s\n", i, i + 100, i % 10 ? "bob" : "alice,bob");
    fclose(file);
    say_group("first", getgrnam("group0"));
    say_group("last", getgrgid(10099));
    say("alice", getgrouplist("alice", 5, gids, &room));
    for (int i = 0; i < room; i++)
        sum += gids[i] * (unsigned long)(i + 1);
    say("in their order", (long)sum);
    room = 20000;
    say("bob", getgrouplist("bob", 105, gids, &room));
    room = 500;
    say("alice, 500", getgrouplist("alice", 5, gids, &room));
    say("room", room);
}
