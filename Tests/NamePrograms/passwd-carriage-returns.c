/* A file whose lines end as on other systems.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    put("passwd", "eve:x:7:7::/home/eve:/bin/sh\r\n\r\n# a comment\r\nadam:x:8:8::/:/bin/sh\r\n");
    while ((user = getpwent()))
        say_passwd("entry", user);
    say_passwd("eve", getpwnam("eve"));
    say_passwd("8", getpwuid(8));
}
