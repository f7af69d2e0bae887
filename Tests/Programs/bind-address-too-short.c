/* An address shorter than the family's is refused; longer ones are taken.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct at v4 = at("127.0.0.1", 0), v6 = at("::1", 0);

    say("v4, 0 bytes", bind(stream(AF_INET), &v4.any, 0));
    say("v4, 2 bytes", bind(stream(AF_INET), &v4.any, 2));
    say("v4, 15 bytes", bind(stream(AF_INET), &v4.any, 15));
    say("v4, 16 bytes", bind(stream(AF_INET), &v4.any, 16));
    say("v4, 100 bytes", bind(stream(AF_INET), &v4.any, 100));
    say("v4, 1000 bytes", bind(stream(AF_INET), &v4.any, 1000));
    say("v4, -1 bytes", bind(stream(AF_INET), &v4.any, (socklen_t)-1));
    say("v6, 16 bytes", bind(stream(AF_INET6), &v6.any, 16));
    say("v6, 23 bytes", bind(stream(AF_INET6), &v6.any, 23));
    /* RFC 2133's sockaddr_in6 had no scope. */
    say("v6, 24 bytes", bind(stream(AF_INET6), &v6.any, 24));
    say("v6, 28 bytes", bind(stream(AF_INET6), &v6.any, 28));
}
