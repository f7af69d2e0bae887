/* A program that closes all of its descriptors goes on knowing everybody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    say_passwd("alice", getpwnam("alice"));
    say_hostent("db", gethostbyname("db"));
    closefrom(3);
    say_passwd("bob", getpwnam("bob"));
    say_hostent("web", gethostbyname("web"));
    need(open("/dev/null", O_RDONLY));
    replace("passwd", "eve:x:7:7::/:/bin/sh\n");
    closefrom(3);
    say_passwd("eve", getpwnam("eve"));
    say_passwd("alice", getpwnam("alice"));
}
