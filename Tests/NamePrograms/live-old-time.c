/* A change whose time is set back is seen too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};

    put("passwd", "alice:x:100:7::/:/bin/sh\n");
    need(utimensat(AT_FDCWD, etc("passwd"), old, 0));
    say_passwd("alice", getpwnam("alice"));
    put("passwd", "alice:x:101:7::/:/bin/sh\n");
    need(utimensat(AT_FDCWD, etc("passwd"), old, 0));
    say_passwd("alice", getpwnam("alice"));
    replace("passwd", "alice:x:102:7::/:/bin/sh\n");
    need(utimensat(AT_FDCWD, etc("passwd"), old, 0));
    say_passwd("alice", getpwnam("alice"));
}
