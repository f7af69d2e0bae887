/* Services, types and protocols: each with each.
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
    static const char *const services[] = {"80", "http", "domain", "udponly", "tcponly", "none"};
    static const int types[] = {0, SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_DCCP, 9};
    static const int protocols[] = {
        0,   IPPROTO_TCP, IPPROTO_UDP, IPPROTO_SCTP, IPPROTO_UDPLITE, IPPROTO_DCCP, IPPROTO_ICMP,
        254, 300};

    for (size_t s = 0; s < sizeof services / sizeof *services; s++)
        for (size_t t = 0; t < sizeof types / sizeof *types; t++)
            for (size_t p = 0; p < sizeof protocols / sizeof *protocols; p++)
                ask("db", services[s],
                    (struct addrinfo){.ai_socktype = types[t], .ai_protocol = protocols[p]});
}
