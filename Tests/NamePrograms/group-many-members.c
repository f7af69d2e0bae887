/* A group of 100,000 members.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

enum { MEMBERS = 100000 };

int main(void)
{
    FILE *file = fopen(etc("group"), "w");
    const struct group *group;
    gid_t gids[10];
    int room = 10;

    fprintf(file, "first:x:7:alice\nall:x:8:");
    for (int i = 0; i < MEMBERS; i++)
        fprintf(file, "%smember%d", i ? "," : "", i);
    fprintf(file, "\nlast:x:9:member77\n");
    fclose(file);
    group = getgrnam("all");
    say_group("all", group);
    puts(group->gr_mem[MEMBERS - 1]);
    say_group("behind it", getgrgid(9));
    say("member77", getgrouplist("member77", 1, gids, &room));
    for (int i = 0; i < room; i++)
        say("gid", gids[i]);
    room = 10;
    say("member99999", getgrouplist("member99999", 1, gids, &room));
    room = 10;
    say("member100000", getgrouplist("member100000", 1, gids, &room));
    say_group("first entry", getgrent());
    say_group("second", getgrent());
    say_group("third", getgrent());
}
