/* A child of vfork() looks up before it starts a program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static char buffer[1024];
    struct passwd user, *found = NULL;
    volatile uid_t uid = 0;
    pid_t child;

    getpwnam("root");
    child = vfork();
    if (child == 0) {
        if (getpwnam_r("alice", &user, buffer, sizeof buffer, &found) == 0 && found)
            uid = found->pw_uid;
        _exit(7);
    }
    say_child("child", child);
    say("uid", uid);
    say_passwd("parent's", getpwnam("bob"));
}
