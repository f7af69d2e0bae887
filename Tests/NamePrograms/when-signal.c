/* Reentrant lookups in a signal handler, while the program waits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void on_signal(int number)
{
    static char buffer[1024];
    struct passwd user, *found;
    struct group group, *group_found;

    if (getpwuid_r(1001, &user, buffer, sizeof buffer, &found) == 0 && found)
        say_passwd("in the handler", found);
    if (getgrnam_r("staff", &group, buffer, sizeof buffer, &group_found) == 0 && group_found)
        say_group("in the handler", group_found);
    say("signal", number);
}

int main(void)
{
    signal(SIGUSR1, on_signal);
    getpwnam("root");
    raise(SIGUSR1);
    say_passwd("after it", getpwnam("bob"));
    raise(SIGUSR1);
}
