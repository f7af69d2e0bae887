/* A program started with an empty environment has its sockets, and meets its parent.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        hear("child", dialled(at("127.0.0.1", atoi(words[1]))));
        say_own("inherited", know(atoi(words[2]), "server"));
        return 0;
    }
    int fd = listener("127.0.0.1", 0);
    const pid_t child = fork();
    if (child == 0) {
        char port[12], number[12], *arguments[] = {words[0], port, number, NULL}, *none[] = {NULL};
        snprintf(port, sizeof port, "%d", port_of(fd));
        snprintf(number, sizeof number, "%d", fd);
        execve("/proc/self/exe", arguments, none);
        exit(1);
    }
    tell((int)need(accept(fd, NULL, NULL)), "hello");
    say_child("child", child);
    return 0;
}
