/* Which complaint comes first when several are due.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *label, const char *name, const char *service, int flags, int family,
                int type, int protocol)
{
    const struct addrinfo hints = {
        .ai_flags = flags, .ai_family = family, .ai_socktype = type, .ai_protocol = protocol};

    say_addresses(label, name, service, &hints);
}

int main(void)
{
    ask("nothing, flags", NULL, NULL, 0x4000000, 0, 0, 0);
    ask("flags, family", "db", "80", 0x4000000, 99, 0, 0);
    ask("flags, type", "db", "80", 0x4000000, 0, 99, 0);
    ask("flags, service", "db", "none", 0x4000000, 0, 0, 0);
    ask("family, type", "db", "80", 0, 99, 99, 0);
    ask("family, name", "nowhere", "80", 0, 99, 0, 0);
    ask("type, name", "nowhere", "80", 0, 0, 99, 0);
    ask("service, name", "nowhere", "none", 0, 0, 0, 0);
    ask("service, type", "db", "none", 0, 0, 99, 0);
    ask("service, family", "db", "none", 0, 99, 0, 0);
    ask("numeric service, name", "nowhere", "http", AI_NUMERICSERV, 0, 0, 0);
    ask("numeric service, family", "db", "http", AI_NUMERICSERV, 99, 0, 0);
    ask("numeric host, service", "db", "none", AI_NUMERICHOST, 0, 0, 0);
    ask("canonical, no name, family", NULL, "80", AI_CANONNAME, 99, 0, 0);
    ask("canonical, no name, service", NULL, "none", AI_CANONNAME, 0, 0, 0);
    ask("raw, service by name", "db", "http", 0, 0, SOCK_RAW, 0);
    ask("raw, name", "nowhere", "http", 0, 0, SOCK_RAW, 0);
    ask("datagrams, of a stream", "db", "tcponly", 0, 0, SOCK_DGRAM, 0);
    ask("datagrams, of a stream, by protocol", "db", "tcponly", 0, 0, 0, IPPROTO_UDP);
    ask("port too high, name", "nowhere", "70000", 0, 0, 0, 0);
    ask("number of the other family", "10.0.0.5", "80", 0, AF_INET6, 0, 0);
    ask("number of the other family, numeric", "10.0.0.5", "80", AI_NUMERICHOST, AF_INET6, 0, 0);
    ask("v6 number of the other family", "::1", "80", 0, AF_INET, 0, 0);
    ask("name of the other family", "six", "80", 0, AF_INET, 0, 0);
    ask("name of the other family", "db", "80", 0, AF_INET6, 0, 0);
}
