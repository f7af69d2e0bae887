/* The first line with a name or a number is the one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    put("passwd", "eve:x:7:7:first:/:\neve:x:8:8:second:/:\nadam:x:7:9:third:/:\n"
                  "adam:x:9:9:fourth:/:\neve:x:9:7:fifth:/:\n");
    say_passwd("eve", getpwnam("eve"));
    say_passwd("adam", getpwnam("adam"));
    for (uid_t uid = 7; uid < 10; uid++)
        say_passwd("by uid", getpwuid(uid));
    while ((user = getpwent()))
        say_passwd("entry", user);
}
