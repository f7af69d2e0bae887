/* A file behind a symbolic link that is turned to another one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void turn(const char *target)
{
    char fresh[8192];

    snprintf(fresh, sizeof fresh, "%s.link", etc("passwd"));
    need(symlink(target, fresh));
    need(rename(fresh, etc("passwd")));
}

int main(void)
{
    put("one", "eve:x:7:7::/:\n");
    put("two", "eve:x:8:8::/:\nadam:x:9:9::/:\n");
    turn("one");
    say_passwd("eve", getpwnam("eve"));
    turn("two");
    say_passwd("eve", getpwnam("eve"));
    turn("one");
    say_passwd("eve", getpwnam("eve"));
    say_passwd("adam", getpwnam("adam"));
    add("one", "adam:x:10:10::/:\n");
    say_passwd("adam", getpwnam("adam"));
    turn("none");
    claim("eve", getpwnam("eve"));
}
