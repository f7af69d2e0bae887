/* Children, and programs that are started with no environment, have the host's name too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(int count, char **arguments)
{
    char name[100], *nothing[] = {NULL}, *again[] = {arguments[0], (char *)"again", NULL};
    pid_t child;

    gethostname(name, sizeof name);
    puts(name);
    say_passwd("alice", getpwnam("alice"));
    if (count > 1)
        return 0;
    child = fork();
    if (child == 0) {
        execve("/proc/self/exe", again, nothing);
        _exit(1);
    }
    say_child("with no environment", child);
}
