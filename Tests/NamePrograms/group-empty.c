/* A file of groups with nothing in it, and one that is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    gid_t gids[10];
    int room = 10;

    put("group", "");
    say_group("root", getgrnam("root"));
    say_group("0", getgrgid(0));
    say_group("entry", getgrent());
    say("getgrouplist", getgrouplist("alice", 1001, gids, &room));
    need(unlink(etc("group")));
    claim("root", getgrnam("root"));
    setgrent();
    claim("entry", getgrent());
    room = 10;
    say("getgrouplist", getgrouplist("alice", 1001, gids, &room));
    say("gid", gids[0]);
}
