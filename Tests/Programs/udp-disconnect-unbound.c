/* A socket that connect() had bound loses its address with AF_UNSPEC.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct sockaddr none = {.sa_family = AF_UNSPEC};
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    need(dial(here, own(there)));
    say_own("connected", know(here, "here"));
    need(connect(here, &none, sizeof none));
    say_own("disconnected", here);
}
