/* A change after fork is seen by parent and child.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    int pipes[2];
    pid_t child;
    char byte;

    say_passwd("alice", getpwnam("alice"));
    need(pipe(pipes));
    child = fork();
    if (child == 0) {
        close(pipes[1]);
        (void)!read(pipes[0], &byte, 1);
        say_passwd("child's eve", getpwnam("eve"));
        say_passwd("child's alice", getpwnam("alice"));
        exit(0);
    }
    replace("passwd", "eve:x:7:7::/:/bin/sh\n");
    say_passwd("parent's eve", getpwnam("eve"));
    close(pipes[1]);
    say_child("child", child);
}
