/* localhost is this machine.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct addrinfo want = {.ai_socktype = SOCK_STREAM, .ai_family = AF_INET}, *found;
    int listening = listener("127.0.0.1", 0);
    char port[12];

    snprintf(port, sizeof port, "%d", port_of(listening));
    say("getaddrinfo", getaddrinfo("localhost", port, &want, &found));
    say("connect", connect(stream(AF_INET), found->ai_addr, found->ai_addrlen));
    did("accept", accept(listening, NULL, NULL));
    struct hostent *host = gethostbyname("localhost");
    claim("gethostbyname", host && *(in_addr_t *)host->h_addr_list[0] == htonl(INADDR_LOOPBACK));
}
