/* Sockets with FD_CLOEXEC are closed by exec.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        struct at place = at("127.0.0.1", atoi(words[2]));
        say_own("own", atoi(words[1]));
        say("its port is free", bind_to(stream(AF_INET), place));
        return 0;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char number[12], port[12];
    need(bind_to(fd, at("127.0.0.1", 0)));
    need(listen(fd, 5));
    snprintf(number, sizeof number, "%d", fd);
    snprintf(port, sizeof port, "%d", port_of(fd));
    execl("/proc/self/exe", words[0], number, port, NULL);
    return 1;
}
