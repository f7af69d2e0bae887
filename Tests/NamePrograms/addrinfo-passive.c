/* Addresses for servers and for clients of this machine.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};

    for (int f = 0; f < 3; f++)
        for (int passive = 0; passive < 2; passive++) {
            const struct addrinfo hints = {.ai_family = families[f],
                                           .ai_flags = passive ? AI_PASSIVE : 0,
                                           .ai_socktype = SOCK_STREAM};

            say_addrinfo(name_of_family(families[f]), NULL, "8080", &hints);
            say_addrinfo("by name", "db", "8080", &hints);
        }
}
