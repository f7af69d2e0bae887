/* A line that is added is known at the next lookup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    say_passwd("eve", getpwnam("eve"));
    add("passwd", "eve:x:7:7::/:/bin/sh\n");
    say_passwd("eve", getpwnam("eve"));
    say_passwd("7", getpwuid(7));
    add("passwd", "adam:x:8:8::/:/bin/sh\n");
    say_passwd("adam", getpwnam("adam"));
    say_group("team", getgrnam("team"));
    add("group", "team:x:9:eve\n");
    say_group("team", getgrnam("team"));
    say_shadow("eve", getspnam("eve"));
    add("shadow", "eve:*:1::::::\n");
    say_shadow("eve", getspnam("eve"));
    say_servent("toot", getservbyname("toot", NULL));
    add("services", "toot 9/tcp\n");
    say_servent("toot", getservbyname("toot", NULL));
    say("eve", innetgr("club", NULL, "eve", NULL));
    add("netgroup", "club (,eve,)\n");
    say("eve", innetgr("club", NULL, "eve", NULL));
}
