/* What a server does: look its user up, take her groups, her group, her number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user = getpwnam("alice");
    gid_t gids[20];
    int count;

    say("initgroups", initgroups(user->pw_name, user->pw_gid));
    say("setgid", setgid(user->pw_gid));
    say("setuid", setuid(user->pw_uid));
    say_passwd("who I am", getpwuid(getuid()));
    say_group("my group", getgrgid(getgid()));
    count = getgroups(20, gids);
    for (int i = 0; i < count; i++)
        say_group("one of my groups", getgrgid(gids[i]));
}
