/* getaddrinfo() of numbers and getnameinfo() back, and a connection by them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int listening = listener("127.0.0.1", 0);
    char port[12], host[100], service[20];
    struct addrinfo want = {.ai_socktype = SOCK_STREAM,
                            .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV},
                    *found;

    snprintf(port, sizeof port, "%d", port_of(listening));
    say("getaddrinfo", getaddrinfo("127.0.0.1", port, &want, &found));
    say("connect", connect(stream(AF_INET), found->ai_addr, found->ai_addrlen));
    say("getnameinfo", getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof host, service,
                                   sizeof service, NI_NUMERICHOST | NI_NUMERICSERV));
    printf("%s, the port %s\n", host, strcmp(service, port) == 0 ? "too" : "not");
    freeaddrinfo(found);
    say("getaddrinfo v6", getaddrinfo("::1", "80", &want, &found));
    say("family", found->ai_family);
    freeaddrinfo(found);
    say("not a number", getaddrinfo("example.invalid", "80", &want, &found) == EAI_NONAME);
    want.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    want.ai_family = AF_INET;
    say("passive", getaddrinfo(NULL, port, &want, &found));
    say("wildcard", ((struct sockaddr_in *)found->ai_addr)->sin_addr.s_addr);
}
