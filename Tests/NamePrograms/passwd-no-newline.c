/* The last line counts without its end of line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    put("passwd", "eve:x:7:7::/:/bin/sh\nadam:x:8:8::/home/adam:/bin/sh");
    say_passwd("adam", getpwnam("adam"));
    say_passwd("8", getpwuid(8));
    while ((user = getpwent()))
        say_passwd("entry", user);
}
