/* A member's name of 64 KiB.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static char name[65537], line[140000];
    const struct group *group;

    memset(name, 'm', 65536);
    snprintf(line, sizeof line, "team:x:7:a,%s,z\nnext:x:8:%s\n", name, name);
    put("group", line);
    say_group("team", getgrnam("team"));
    say_group("8", getgrgid(8));
    group = getgrgid(7);
    say("length", (long)strlen(group->gr_mem[1]));
}
