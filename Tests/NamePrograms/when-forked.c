/* A forked child looks up, and goes on with its own enumeration.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    pid_t child;

    setpwent();
    say_passwd("first", getpwent());
    child = fork();
    if (child == 0) {
        say_passwd("child's second", getpwent());
        say_passwd("child's third", getpwent());
        say_group("child's lookup", getgrnam("staff"));
        exit(0);
    }
    say_child("child", child);
    say_group("parent's lookup", getgrnam("wheel"));
    setpwent();
    say_passwd("parent's first", getpwent());
}
