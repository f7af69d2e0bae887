/* What another process writes is seen when it is done.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void child_writes(void (*change)(const char *, const char *), const char *text)
{
    pid_t child = fork();

    if (child == 0) {
        change("passwd", text);
        _exit(0);
    }
    say_child("child", child);
}

int main(void)
{
    say_passwd("alice", getpwnam("alice"));
    child_writes(add, "eve:x:7:7::/:\n");
    say_passwd("eve", getpwnam("eve"));
    child_writes(replace, "adam:x:8:8::/:\n");
    say_passwd("adam", getpwnam("adam"));
    child_writes(put, "cain:x:9:9::/:\n");
    say_passwd("cain", getpwnam("cain"));
    say_passwd("adam", getpwnam("adam"));
}
