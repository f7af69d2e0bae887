/* Of whom lines of groups that are not as they should be make members.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void say_groups_of(const char *user)
{
    gid_t gids[100];
    int room = 100;

    printf("'%s': %d:", user, getgrouplist(user, 1, gids, &room));
    for (int i = 0; i < room; i++)
        printf(" %u", gids[i]);
    putchar('\n');
}

int main(void)
{
    put("group", "a:x:10:alice,bob\nb:x:11: alice, bob\nc:x:12:alice ,bob \nd:x:13:,alice\n"
                 "e:x:14:alice,,bob\nf:x:15:alice:bob\ng:x:bad:alice\nh:x:17:alice bob\n"
                 " i:x:18:alice\nk:x:20:alice,alice\n+l:x:21:alice\n-m:x:22:alice\n"
                 "+n:::alice\n:x:24:alice\no:x:25:alicebob\np:x:26:Alice\nq:x:27:\tbob\n"
                 "r:x:28:,\ns:x:29:alice,\nt:x:30:alice");
    say_groups_of("alice");
    say_groups_of("bob");
    say_groups_of("alice ");
    say_groups_of(" bob");
    say_groups_of("bob ");
    say_groups_of("alice bob");
    say_groups_of("ali");
    say_groups_of("");
    say_groups_of(",");
}
