/* An accepted socket has its listener's options.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0);
    const struct linger linger = {1, 7};
    const struct timeval time = {3, 0};

    set_option(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    set_option(fd, SOL_SOCKET, SO_OOBINLINE, 1);
    set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(fd, SOL_SOCKET, SO_RCVLOWAT, 1);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    set_option(fd, IPPROTO_TCP, 1 /* TCP_NODELAY */, 1);
    set_option(fd, IPPROTO_TCP, 4 /* TCP_KEEPIDLE */, 77);
    set_option(fd, IPPROTO_IP, IP_TTL, 33);
    dialled(own(fd));
    int server = (int)need(accept(fd, NULL, NULL));
    struct linger got = {0};
    struct timeval timeout = {0};
    socklen_t length = sizeof got;
    say("keepalive", option(server, SOL_SOCKET, SO_KEEPALIVE));
    say("oobinline", option(server, SOL_SOCKET, SO_OOBINLINE));
    say("reuseaddr", option(server, SOL_SOCKET, SO_REUSEADDR));
    need(getsockopt(server, SOL_SOCKET, SO_LINGER, &got, &length));
    say("linger", got.l_linger);
    length = sizeof timeout;
    need(getsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &timeout, &length));
    say("receive timeout", timeout.tv_sec);
    say("nodelay", option(server, IPPROTO_TCP, 1));
    say("keepidle", option(server, IPPROTO_TCP, 4));
    say("ttl", option(server, IPPROTO_IP, IP_TTL));
    say("acceptconn", option(server, SOL_SOCKET, SO_ACCEPTCONN));
}
