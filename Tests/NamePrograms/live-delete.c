/* A file that goes has nobody; one that returns has who is in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    say_passwd("alice", getpwnam("alice"));
    need(unlink(etc("passwd")));
    claim("alice", getpwnam("alice"));
    put("passwd", "eve:x:7:7::/:/bin/sh\n");
    claim("alice", getpwnam("alice"));
    say_passwd("eve", getpwnam("eve"));
    need(unlink(etc("passwd")));
    claim("eve", getpwnam("eve"));
    replace("passwd", "adam:x:8:8::/:/bin/sh\n");
    say_passwd("adam", getpwnam("adam"));
}
