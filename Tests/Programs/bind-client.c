/* A client that binds is seen from there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int listening = listener(ip, 0);
        int fd = know(bound(SOCK_STREAM, ip, 0), "client");
        struct at from = {.length = sizeof from.room};

        need(dial(fd, own(listening)));
        need(accept(listening, &from.any, &from.length));
        say_at("seen from", from);
        say_own("own", fd);
    }
    int listening = listener("0.0.0.0", 0), fd = bound(SOCK_STREAM, "127.0.0.9", 0);
    know(fd, "client");
    need(dial(fd, at("127.0.0.3", port_of(listening))));
    int server = (int)need(accept(listening, NULL, NULL));
    know(listening, "server");
    say_peer("peer", server);
    say_own("own", server);
}
