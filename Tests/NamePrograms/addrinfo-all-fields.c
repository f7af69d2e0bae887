/* Every field of getaddrinfo()'s answers, for families, types and protocols.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};
    static const int types[] = {0, SOCK_STREAM, SOCK_DGRAM, SOCK_RAW};
    static const int protocols[] = {0, IPPROTO_TCP, IPPROTO_UDP};
    char label[100];

    for (int f = 0; f < 3; f++)
        for (int t = 0; t < 4; t++)
            for (int p = 0; p < 3; p++) {
                const struct addrinfo hints = {
                    .ai_family = families[f], .ai_socktype = types[t], .ai_protocol = protocols[p]};

                snprintf(label, sizeof label, "%s %s %d", name_of_family(families[f]),
                         name_of_type(types[t]), protocols[p]);
                say_addrinfo(label, "both.example", "80", &hints);
            }
}
