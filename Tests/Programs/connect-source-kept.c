/* A client that bound its port keeps it when it is refused, and connects from there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    const struct at chosen = nobody(SOCK_STREAM, "127.0.0.1");
    int listening = know(listener("127.0.0.1", 0), "server");
    int fd = know(bound(SOCK_STREAM, "127.0.0.1", port_in(chosen)), "client");

    say("refused", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    say_own("own", fd);
    say("connected", dial(fd, own(listening)));
    say_own("own", fd);
    say_peer("seen from", (int)need(accept(listening, NULL, NULL)));
}
