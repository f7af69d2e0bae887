/* address_order.c — in which order a program had best try the addresses of a name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "address_order.h"

#include <string.h>
#include <sys/socket.h>

void reach_note(struct reach *reach, const struct host_address *address)
{
    const bool v4 = address->family == AF_INET;

    if (host_address_is_loopback(address))
        *(v4 ? &reach->loopback_v4 : &reach->loopback_v6) = true;
    else if (host_address_is_local(address))
        *(v4 ? &reach->local_v4 : &reach->local_v6) = true;
    else
        *(v4 ? &reach->v4 : &reach->v6) = true;
}

int reach_family(const struct reach *reach)
{
    return reach->v4 == reach->v6 ? AF_UNSPEC : reach->v4 ? AF_INET : AF_INET6;
}

/* A host without any network to speak of might reach everything or nothing. */
static bool is_reached(const struct host_address *address, const struct reach *reach)
{
    struct host_address plain = *address;
    const bool v4 = host_address_unmap(&plain) || plain.family == AF_INET;

    if (host_address_is_loopback(&plain))
        return v4 ? reach->loopback_v4 : reach->loopback_v6;
    if (!reach->v4 && !reach->v6 && !reach->local_v4 && !reach->local_v6)
        return true;
    if (host_address_is_local(&plain))
        return v4 ? reach->local_v4 || reach->v4 : reach->local_v6 || reach->v6;
    return reach->v4 == reach->v6 || (v4 ? reach->v4 : reach->v6);
}

/* From glibc's table, the best first. */
static int kind_of_address(const struct host_address *address)
{
    static const unsigned char zeroes[12];
    struct host_address plain = *address;

    if (plain.family == AF_INET || host_address_unmap(&plain))
        return 4;
    if (host_address_is_loopback(&plain))
        return 0;
    if (plain.byte[0] == 0x20 && plain.byte[1] == 0x02)
        return 2;                                             /* 2002::/16 */
    return memcmp(plain.byte, zeroes, sizeof zeroes) ? 1 : 3; /* ::/96 */
}

int address_rank(const struct host_address *address, const struct reach *reach)
{
    return kind_of_address(address) + (is_reached(address, reach) ? 0 : ADDRESS_RANKS / 2);
}
