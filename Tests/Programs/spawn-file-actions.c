/* posix_spawn() arranges sockets by file actions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <spawn.h>

extern char **environ;
int main(int count, char **words)
{
    if (count > 1) {
        say("peer known", (long)(getpeername(7, &(struct sockaddr){0}, &(socklen_t){0})));
        say_own("client closed", atoi(words[1]));
        tell(7, "spawned");
        return 0;
    }
    struct line line = line_on("127.0.0.1");
    posix_spawn_file_actions_t actions;
    char number[12], *arguments[] = {words[0], number, NULL};
    pid_t child;
    snprintf(number, sizeof number, "%d", line.client + 20);
    need(dup2(line.client, line.client + 20));
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, line.server, 7);
    posix_spawn_file_actions_addclose(&actions, line.client + 20);
    const int error = posix_spawn(&child, "/proc/self/exe", &actions, NULL, arguments, environ);
    say_child("child", child);
    say("spawn", error);
    hear("client", line.client);
    return 0;
}
