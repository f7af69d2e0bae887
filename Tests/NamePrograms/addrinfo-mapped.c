/* AI_V4MAPPED and AI_ALL: addresses of IPv4 in IPv6's clothes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"db",    "six",         "both.example", "both",
                                        "both2", "web.example", "localhost",    "10.1.2.3",
                                        "::1",   "nowhere"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int flags = 0; flags < 4; flags++) {
            const struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                                           .ai_family = AF_INET6,
                                           .ai_flags = AI_CANONNAME |
                                                       (flags & 1 ? AI_V4MAPPED : 0) |
                                                       (flags & 2 ? AI_ALL : 0)};

            printf("%#x ", (unsigned)hints.ai_flags);
            say_addrinfo(names[i], names[i], "80", &hints);
        }
}
