/* A program is started with its descriptors arranged by file actions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <spawn.h>

extern char **environ;

int main(void)
{
    posix_spawn_file_actions_t actions;
    char *const words[] = {"sh", "-c", "read line; echo \"$line\"", NULL};
    char text[20] = "";
    int in[2], out[2];
    pid_t child;

    need(!pipe(in) && !pipe(out));
    need(!posix_spawn_file_actions_init(&actions));
    need(!posix_spawn_file_actions_adddup2(&actions, in[0], 0));
    need(!posix_spawn_file_actions_adddup2(&actions, out[1], 1));
    need(!posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0));
    for (int i = 0; i < 2; i++) {
        need(!posix_spawn_file_actions_addclose(&actions, in[i]));
        need(!posix_spawn_file_actions_addclose(&actions, out[i]));
    }
    need(!posix_spawn(&child, "/bin/sh", &actions, NULL, words, environ));
    need(!posix_spawn_file_actions_destroy(&actions));
    need(!close(in[0]) && !close(out[1]));
    need(write(in[1], "hello\n", 6) == 6 && !close(in[1]));
    need(read(out[0], text, sizeof text) == 6 && !close(out[0]));
    wait_for(child);
}
