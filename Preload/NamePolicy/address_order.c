/* address_order.c — in which order a program had best try the addresses of a name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "address_order.h"

#include <string.h>
#include <sys/socket.h>

enum reach reach_by(const struct host_address *address)
{
    const bool v4 = address->family == AF_INET;

    if (host_address_is_loopback(address))
        return v4 ? REACH_LOOPBACK_V4 : REACH_LOOPBACK_V6;
    if (host_address_is_local(address))
        return v4 ? REACH_LOCAL_V4 : REACH_LOCAL_V6;
    return v4 ? REACH_V4 : REACH_V6;
}

int reach_family(unsigned reach)
{
    switch (reach & (REACH_V4 | REACH_V6)) {
    case REACH_V4:
        return AF_INET;
    case REACH_V6:
        return AF_INET6;
    default:
        return AF_UNSPEC;
    }
}

/* A host without any network to speak of might reach everything or nothing. */
static bool is_reached(const struct host_address *address, unsigned reach)
{
    const unsigned beyond = reach & (REACH_V4 | REACH_V6);
    const unsigned local = reach & (REACH_LOCAL_V4 | REACH_LOCAL_V6);
    struct host_address plain = *address;

    host_address_unmap(&plain);
    const enum reach needed = reach_by(&plain);

    switch (needed) {
    case REACH_V4:
    case REACH_V6:
        return !beyond || beyond & needed;
    case REACH_LOCAL_V4:
        return !(beyond | local) || reach & (REACH_LOCAL_V4 | REACH_V4);
    case REACH_LOCAL_V6:
        return !(beyond | local) || reach & (REACH_LOCAL_V6 | REACH_V6);
    default:
        return reach & needed;
    }
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

int address_rank(const struct host_address *address, unsigned reach)
{
    return kind_of_address(address) + (is_reached(address, reach) ? 0 : ADDRESS_RANKS / 2);
}
