/* AI_ADDRCONFIG on a machine with addresses of both families.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};

static void ask(const char *name, const char *service, struct addrinfo hints)
{
    char label[200];

    snprintf(label, sizeof label, "%s %s %s %s %d %#x", name ? name : "-", service ? service : "-",
             name_of_family(hints.ai_family), name_of_type(hints.ai_socktype), hints.ai_protocol,
             (unsigned)hints.ai_flags);
    say_addresses(label, name, service, &hints);
}

int main(void)
{
    static const char *const names[] = {"db",  "six", "both.example", "localhost", "10.1.1.1",
                                        "::1", NULL};

    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (size_t f = 0; f < 3; f++)
            for (int flags = 0; flags < 4; flags++)
                ask(names[n], "80",
                    (struct addrinfo){.ai_socktype = SOCK_STREAM,
                                      .ai_family = families[f],
                                      .ai_flags = AI_ADDRCONFIG | (flags & 1 ? AI_V4MAPPED : 0) |
                                                  (flags & 2 ? AI_ALL : 0)});
}
