/* Groups and members in UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    gid_t gids[10];
    int room = 10;

    put("group", "köche:x:7:jürgen,王\nlatin\xe9:x:8:\xff,王\n");
    say_group("köche", getgrnam("köche"));
    say_group("latin", getgrnam("latin\xe9"));
    say("王", getgrouplist("王", 1, gids, &room));
}
