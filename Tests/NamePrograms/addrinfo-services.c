/* Services: numbers in odd forms, names, aliases, and no service at all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

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
    static const char *const services[] = {"0",
                                           "1",
                                           "65535",
                                           "65536",
                                           "65537",
                                           "99999",
                                           "4294967296",
                                           "-1",
                                           "+80",
                                           " 80",
                                           "80 ",
                                           "080",
                                           "0x50",
                                           "80x",
                                           "x80",
                                           "",
                                           " ",
                                           "http",
                                           "HTTP",
                                           "www",
                                           "www-http",
                                           "domain",
                                           "toy",
                                           "gadget",
                                           "plaything",
                                           "sctponly",
                                           "liteonly",
                                           "#",
                                           "80/tcp",
                                           "http/tcp",
                                           "18446744073709551696",
                                           NULL};
    static const int types[] = {0, SOCK_STREAM, SOCK_DGRAM, SOCK_RAW};

    for (size_t s = 0; s < sizeof services / sizeof *services; s++)
        for (size_t t = 0; t < 4; t++) {
            ask("db", services[s], (struct addrinfo){.ai_socktype = types[t]});
            ask(NULL, services[s],
                (struct addrinfo){.ai_socktype = types[t], .ai_family = AF_INET});
        }
}
