/* A daemon is the child of a child; each generation closes its own copy of the pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int ends[2];

static SEEN void serve(void) { need(write(ends[1], "x", 1) == 1 && !close(ends[1])); }

static SEEN void fork_again(void)
{
    need(!close(ends[0]) && setsid() != -1);
    const pid_t daemon_process = fork();
    if (!daemon_process)
        serve();
    else
        need(daemon_process != -1 && !close(ends[1]));
}

int main(void)
{
    char byte;

    need(!pipe2(ends, O_CLOEXEC));
    in_child(fork_again);
    need(!close(ends[1]));
    need(read(ends[0], &byte, 1) == 1 && read(ends[0], &byte, 1) == 0);
    need(!close(ends[0]));
}
