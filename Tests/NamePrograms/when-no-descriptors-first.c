/* With no descriptor to be had at the first lookup, nobody is said not to exist.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct passwd user, *found;
    char buffer[1024];

    while (open("/dev/null", O_RDONLY) >= 0)
        ;
    errno = E2BIG;
    say_passwd("alice", getpwnam("alice"));
    say("getpwnam_r", getpwnam_r("alice", &user, buffer, sizeof buffer, &found));
    errno = E2BIG;
    say_group("staff", getgrnam("staff"));
    closefrom(3);
    say_passwd("alice", getpwnam("alice"));
}
