/* bind() looks at the address's family.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct at v4 = at("127.0.0.1", 0), v6 = at("::1", 0), any = at("0.0.0.0", 0);

    say("v6 address, v4 socket", bind_to(stream(AF_INET), v6));
    say("v4 address, v6 socket", bind(stream(AF_INET6), &v4.any, sizeof v4.v6));
    say("v4 address, v6 socket, short", bind_to(stream(AF_INET6), v4));
    any.any.sa_family = v4.any.sa_family = v6.any.sa_family = AF_UNSPEC;
    say("no family, 0.0.0.0", bind_to(stream(AF_INET), any));
    say("no family, 127.0.0.1", bind_to(stream(AF_INET), v4));
    say("no family, v6 socket", bind_to(stream(AF_INET6), v6));
    say("no family, 0.0.0.0, datagram", bind_to(dgram(AF_INET), any));
    v4.any.sa_family = AF_UNIX;
    say("AF_UNIX", bind_to(stream(AF_INET), v4));
}
