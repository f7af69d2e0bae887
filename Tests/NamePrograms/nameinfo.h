/* nameinfo.h — getnameinfo() asked, and what it answered printed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAMEINFO_H
#define NAMEINFO_H

#include "names.h"

static void ask(const struct sockaddr *address, socklen_t length, socklen_t host_room,
                socklen_t service_room, int flags)
{
    char host[300] = "untouched", service[300] = "untouched";
    const int result = getnameinfo(address, length, host_room ? host : NULL, host_room,
                                   service_room ? service : NULL, service_room, flags);

    printf("%#x %u %u: %s, ", (unsigned)flags, host_room, service_room, name_of_eai(result));
    print_text(host);
    fputs(", ", stdout);
    print_text(service);
    putchar('\n');
}

UNUSED static void ask_four(const char *text, int port, socklen_t host_room, socklen_t service_room,
                            int flags)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};

    inet_pton(AF_INET, text, &address.sin_addr);
    printf("%s port %d, ", text, port);
    ask((struct sockaddr *)&address, sizeof address, host_room, service_room, flags);
}

UNUSED static void ask_six(const char *text, int port, uint32_t scope, int flags)
{
    struct sockaddr_in6 address = {
        .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port), .sin6_scope_id = scope};

    inet_pton(AF_INET6, text, &address.sin6_addr);
    printf("%s%%%u port %d, ", text, scope, port);
    ask((struct sockaddr *)&address, sizeof address, 300, 300, flags);
}

#endif
