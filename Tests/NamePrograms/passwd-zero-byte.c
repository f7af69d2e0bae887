/* A line with a zero byte in it, and its neighbours.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char text[] = "eve:x:7:7::/:/bin/sh\nbad:x:8:8:ge\0cos:/:/bin/sh\n"
                               "adam:x:9:9::/:/bin/sh\n";

    write_at(etc("passwd"), "w", text, sizeof text - 1);
    say_passwd("before", getpwnam("eve"));
    say_passwd("behind", getpwnam("adam"));
}
