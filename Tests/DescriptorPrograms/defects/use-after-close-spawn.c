/* A program is to be started with its output going to a file that is closed by then.
 * finds: use-after-close
 * opened: open_the_output
 * closed: close_it
 * used: start_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <spawn.h>

extern char **environ;

static SEEN int open_the_output(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void start_it(int fd)
{
    posix_spawn_file_actions_t actions;
    pid_t child;

    need(!posix_spawn_file_actions_init(&actions));
    need(!posix_spawn_file_actions_adddup2(&actions, fd, 1));
    need(posix_spawn(&child, "/bin/true", &actions, NULL, (char *[]){"true", NULL}, environ) ==
         EBADF);
    need(!posix_spawn_file_actions_destroy(&actions));
}

int main(void)
{
    const int fd = open_the_output();

    close_it(fd);
    start_it(fd);
}
