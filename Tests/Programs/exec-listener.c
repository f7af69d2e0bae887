/* A listener lives on across exec, with its name and its clients.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        int fd = know(atoi(words[1]), "server");
        say_own("own", fd);
        say("type", option(fd, SOL_SOCKET, SO_TYPE));
        say("domain", option(fd, SOL_SOCKET, SO_DOMAIN));
        say("protocol", option(fd, SOL_SOCKET, SO_PROTOCOL));
        say("listens", option(fd, SOL_SOCKET, SO_ACCEPTCONN));
        int server = (int)need(accept(fd, NULL, NULL));
        hear("waiting client", server);
        say_own("accepted", server);
        say("a second on its port", bind_to(stream(AF_INET6), own(fd)));
        return 0;
    }
    int fd = listener("::1", 0);
    tell(dialled(own(fd)), "I was here before");
    char number[12];
    snprintf(number, sizeof number, "%d", fd);
    execl("/proc/self/exe", words[0], number, NULL);
    return 1;
}
