/* AF_UNIX sockets of the program's own live beside.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {.sun_family = AF_UNIX}, got = {0};
    socklen_t length = sizeof got;
    struct ucred who;

    snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "differential-%d", getpid());
    say("bind", bind(fd, (struct sockaddr *)&name, sizeof name));
    say("listen", listen(fd, 5));
    say("connect", connect(client, (struct sockaddr *)&name, sizeof name));
    int server = (int)need(accept(fd, (struct sockaddr *)&got, &length));
    say("length", length);
    length = sizeof got;
    need(getsockname(fd, (struct sockaddr *)&got, &length));
    claim("its name", memcmp(&got, &name, sizeof name) == 0);
    length = sizeof who;
    need(getsockopt(server, SOL_SOCKET, SO_PEERCRED, &who, &length));
    claim("its credentials", who.pid == getpid() && who.uid == getuid());
    say("domain", option(server, SOL_SOCKET, SO_DOMAIN));
    say("IP option", set_option(server, IPPROTO_IP, IP_TTL, 1));
    tell(client, "hello");
    hear("server", server);
}
