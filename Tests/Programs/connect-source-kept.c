/* The source port of a refused client is free again; that of a bound one stays.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), listening = know(listener("127.0.0.1", 0), "server");

    say("refused", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    say_own("own", fd);
    fd = know(bound(SOCK_STREAM, "127.0.0.1", port_in(nobody(SOCK_STREAM, "127.0.0.1"))), "client");
    say("refused", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    say_own("own", fd);
    say("connected", dial(fd, own(listening)));
    say_own("own", fd);
}
