/* Lookups in both files do not move an enumeration of groups.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct group *group;
    gid_t gids[20];
    int room;

    setgrent();
    while ((group = getgrent())) {
        say_group("entry", group);
        getgrnam("nogroup");
        getgrgid(0);
        getpwnam("alice");
        room = 20;
        getgrouplist("alice", 1001, gids, &room);
    }
    setpwent();
    setgrent();
    for (int i = 0; i < 3; i++) {
        say_passwd("user", getpwent());
        say_group("group", getgrent());
    }
}
