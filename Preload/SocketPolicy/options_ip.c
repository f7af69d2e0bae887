/* options_ip.c — IPPROTO_IP, for sockets of either family. There is no packet filter in a lot, so
 * the options of netfilter are unknown, and no IPsec.
 * SPDX-License-Identifier: Apache-2.0 */
#include "membership.h"
#include "option_row.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/in.h>
#include <string.h>

/* Newer than Debian 12's headers. */
#ifndef IP_LOCAL_PORT_RANGE
#define IP_LOCAL_PORT_RANGE 51
#endif
#ifndef IP_PROTOCOL
#define IP_PROTOCOL 52
#endif

enum {
    TOS_ECN_BITS = 3,
    IP_OPTION_END = 0, /* these two are one byte, others have their length in the second */
    IP_OPTION_NOTHING = 1,
    IP_OPTION_RECORD_ROUTE = 7,
    IP_OPTION_TIMESTAMP = 68,
    IP_OPTION_LOOSE_ROUTE = 131,
    IP_OPTION_STRICT_ROUTE = 137,
    IP_OPTION_ROUTER_ALERT = 148,
};

/* Any length will do: 4 bytes are an int, 1 to 3 a byte, none is 0. */
static int read_ip(const struct option_row *row, const struct option_setting *setting, int *value)
{
    uint8_t byte = 0;

    if (setting->length >= sizeof *value)
        return option_copy(setting, value, sizeof *value);
    if (setting->length == 0 && row->traits & OPTION_NEEDS_BYTE)
        return EINVAL;

    const int error = setting->length ? option_copy(setting, &byte, sizeof byte) : 0;

    *value = byte;
    return error;
}

/* A small value is one byte to who has no room for an int. */
static struct option_answer write_ip(const struct option_asking *asking, int value)
{
    const uint8_t byte = (uint8_t)value;

    if (*asking->length > 0 && *asking->length < sizeof value && value >= 0 && value <= UINT8_MAX)
        return option_write(asking, &byte, sizeof byte);
    return option_write_number(asking, value);
}

/* TCP speaks ECN by these bits itself. */
static int admit_tos(const struct option_setting *setting, int *value)
{
    if (option_is_stream(setting->facts))
        *value &= ~TOS_ECN_BITS;
    return 0;
}

static int admit_multicast_all(const struct option_setting *setting, int *value)
{
    *value = (*value != 0) != (setting->facts->family == AF_INET);
    return 0;
}

static struct option_answer get_multicast_all(const struct option_asking *asking)
{
    return write_ip(asking, options_ip_multicast_all(asking->options, asking->facts->family));
}

static struct option_answer get_mtu(const struct option_asking *asking)
{
    if (asking->facts->state < SOCKET_CONNECTED)
        return option_fails(ENOTCONN);
    return write_ip(asking, option_path_mtu(asking->facts, asking->facts->family));
}

/* Of ip_mreqn, ip_mreq or in_addr the longest that is there. */
static int read_interface(const struct option_setting *setting, struct ip_mreqn *out)
{
    *out = (struct ip_mreqn){.imr_ifindex = 0};
    if (setting->length >= sizeof *out)
        return option_copy(setting, out, sizeof *out);
    if (setting->length >= sizeof(struct ip_mreq))
        return option_copy(setting, out, sizeof(struct ip_mreq));
    return option_copy(setting, &out->imr_address, sizeof out->imr_address);
}

static int check_interface(const struct socket_facts *facts, const struct ip_mreqn *request)
{
    if (request->imr_ifindex)
        return option_has_interface(facts, request->imr_ifindex) ? 0 : EADDRNOTAVAIL;
    if (request->imr_address.s_addr == 0)
        return 0;
    return option_has_address(facts, membership_v4(request->imr_address.s_addr)) ? 0
                                                                                 : EADDRNOTAVAIL;
}

static struct option_answer set_multicast_if(const struct option_setting *setting)
{
    struct ip_mreqn request;
    int error = read_interface(setting, &request);

    if (!error)
        error = check_interface(setting->facts, &request);
    if (error)
        return option_fails(error);
    setting->options->ip_multicast_interface = (uint32_t)request.imr_ifindex;
    setting->options->ip_multicast_address = request.imr_address.s_addr;
    return option_done();
}

static struct option_answer get_multicast_if(const struct option_asking *asking)
{
    return option_write(asking, &asking->options->ip_multicast_address, sizeof(struct in_addr));
}

static struct option_answer set_unicast_if(const struct option_setting *setting)
{
    uint32_t index;

    if (setting->length != sizeof index)
        return option_fails(EINVAL);
    if (option_copy(setting, &index, sizeof index) != 0)
        return option_fails(EFAULT);
    index = ntohl(index);
    if (index && !option_has_interface(setting->facts, index))
        return option_fails(EADDRNOTAVAIL);
    setting->options->ip_unicast_if = index;
    return option_done();
}

static struct option_answer get_unicast_if(const struct option_asking *asking)
{
    return write_ip(asking, (int)htonl(asking->options->ip_unicast_if));
}

static struct option_answer set_local_port_range(const struct option_setting *setting)
{
    uint32_t range;

    if (setting->length != sizeof range)
        return option_fails(EINVAL);
    if (option_copy(setting, &range, sizeof range) != 0)
        return option_fails(EFAULT);

    const uint16_t lowest = (uint16_t)range, highest = (uint16_t)(range >> 16);

    if (lowest && highest && lowest > highest)
        return option_fails(EINVAL);
    setting->options->ip_local_port_range[0] = lowest;
    setting->options->ip_local_port_range[1] = highest;
    return option_done();
}

static struct option_answer get_local_port_range(const struct option_asking *asking)
{
    const uint16_t *const range = asking->options->ip_local_port_range;

    return write_ip(asking, (int)(range[0] | (uint32_t)range[1] << 16));
}

/* The others are for who may send raw packets. */
static bool is_for_everybody(uint8_t option)
{
    switch (option) {
    case IP_OPTION_RECORD_ROUTE:
    case IP_OPTION_TIMESTAMP:
    case IP_OPTION_LOOSE_ROUTE:
    case IP_OPTION_STRICT_ROUTE:
    case IP_OPTION_ROUTER_ALERT:
        return true;
    }
    return false;
}

static bool check_options(bool privileged, uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count;) {
        if (bytes[i] == IP_OPTION_END)
            memset(bytes + i, 0, count - i); /* nothing comes after it */
        if (bytes[i] <= IP_OPTION_NOTHING) {
            i++;
            continue;
        }
        if (i + 1 == count || bytes[i + 1] < 2 || bytes[i + 1] > count - i)
            return false;
        if (!privileged && !is_for_everybody(bytes[i]))
            return false;
        i += bytes[i + 1];
    }
    return true;
}

static struct option_answer set_options(const struct option_setting *setting)
{
    uint8_t bytes[sizeof setting->options->ip_options] = {0};

    if (setting->length > sizeof bytes)
        return option_fails(EINVAL);
    if (setting->length && option_copy(setting, bytes, setting->length) != 0)
        return option_fails(EFAULT);

    const size_t padded = (setting->length + 3) & ~(size_t)3;

    if (!check_options(setting->facts->privileged, bytes, padded))
        return option_fails(EINVAL);
    memcpy(setting->options->ip_options, bytes, sizeof bytes);
    setting->options->ip_options_length = (uint8_t)padded;
    return option_done();
}

static struct option_answer get_options(const struct option_asking *asking)
{
    return option_write(asking, asking->options->ip_options, asking->options->ip_options_length);
}

/* The control messages of what came last over TCP: none. */
static struct option_answer get_pktoptions(const struct option_asking *asking)
{
    if (!option_is_stream(asking->facts))
        return option_fails(ENOPROTOOPT);
    return option_write(asking, "", 0);
}

static const struct option_row rows[] = {
    {.name = IP_TOS, KEPT_IN(ip_tos)},
    {NUMBER(IP_TTL, ip_ttl_less_64, 1, 255), .traits = OPTION_RESETS | OPTION_NEEDS_BYTE,
     .standard = 64},
    {NUMBER(IP_MINTTL, ip_minttl, 0, 255), .traits = OPTION_NEEDS_BYTE},
    {NUMBER(IP_MTU_DISCOVER, ip_mtu_discover_less_1, 0, 5), .standard = 1},
    {.name = IP_MTU, .set_error = ENOPROTOOPT},
    {.name = IP_OPTIONS},
    {.name = IP_PKTOPTIONS, .set_error = ENOPROTOOPT},
    {CONSTANT(IP_HDRINCL, 0, ENOPROTOOPT)},
    {CONSTANT(IP_ROUTER_ALERT, 0, EINVAL)},
    {CONSTANT(IP_NODEFRAG, 0, ENOPROTOOPT)},
    {CONSTANT(IP_PROTOCOL, 0, ENOPROTOOPT)},

    {FLAG(IP_RECVOPTS, ip_recvopts)},
    {FLAG(IP_RETOPTS, ip_retopts)},
    {FLAG(IP_PKTINFO, ip_pktinfo)},
    {FLAG(IP_RECVTTL, ip_recvttl)},
    {FLAG(IP_RECVTOS, ip_recvtos)},
    {FLAG(IP_RECVERR, ip_recverr)},
    {NUMBER(IP_RECVERR_RFC4884, ip_recverr_rfc4884, 0, 1)},
    {FLAG(IP_RECVORIGDSTADDR, ip_recvorigdstaddr)},
    {FLAG(IP_RECVFRAGSIZE, ip_recvfragsize), .stream_error = EINVAL},
    {FLAG(IP_PASSSEC, ip_passsec)},
    {FLAG(IP_CHECKSUM, ip_checksum)},

    {.name = IP_FREEBIND, .traits = OPTION_TRUTH | OPTION_NEEDS_BYTE, KEPT_IN(ip_freebind)},
    {.name = IP_TRANSPARENT,
     .traits = OPTION_TRUTH | OPTION_NEEDS_BYTE | OPTION_PRIVILEGED,
     KEPT_IN(ip_transparent)},
    {FLAG(IP_BIND_ADDRESS_NO_PORT, ip_bind_address_no_port)},
    {.name = IP_UNICAST_IF},
    {.name = IP_LOCAL_PORT_RANGE},

    {.name = IP_MULTICAST_IF, .stream_error = EINVAL},
    {NUMBER(IP_MULTICAST_TTL, ip_multicast_ttl_less_1, 0, 255),
     .traits = OPTION_RESETS | OPTION_NEEDS_BYTE, .standard = 1, .stream_error = EINVAL},
    {.name = IP_MULTICAST_LOOP,
     .traits = OPTION_TRUTH | OPTION_NEEDS_BYTE,
     .standard = 1,
     KEPT_IN(ip_multicast_loop_less_1)},
    {NUMBER(IP_MULTICAST_ALL, ip_multicast_all_changed, 0, 1), .traits = OPTION_NEEDS_BYTE},
    {.name = IP_ADD_MEMBERSHIP, .stream_error = EPROTO, .get_error = ENOPROTOOPT},
    {.name = IP_DROP_MEMBERSHIP, .stream_error = EPROTO, .get_error = ENOPROTOOPT},
    {.name = IP_ADD_SOURCE_MEMBERSHIP, .get_error = ENOPROTOOPT},
    {.name = IP_DROP_SOURCE_MEMBERSHIP, .get_error = ENOPROTOOPT},
    {.name = IP_BLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = IP_UNBLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = IP_MSFILTER, .get_error = EINVAL},
    {.name = MCAST_JOIN_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_LEAVE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_JOIN_SOURCE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_LEAVE_SOURCE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_BLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = MCAST_UNBLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = MCAST_MSFILTER, .get_error = EINVAL},

    {.name = IP_IPSEC_POLICY, .get_error = ENOPROTOOPT},
    {.name = IP_XFRM_POLICY, .get_error = ENOPROTOOPT},
};

static option_setter *setter_of(int name)
{
    switch (name) {
    case IP_OPTIONS:
        return set_options;
    case IP_UNICAST_IF:
        return set_unicast_if;
    case IP_LOCAL_PORT_RANGE:
        return set_local_port_range;
    case IP_MULTICAST_IF:
        return set_multicast_if;
    case IP_ADD_MEMBERSHIP:
    case IP_DROP_MEMBERSHIP:
        return membership_ip;
    case IP_ADD_SOURCE_MEMBERSHIP:
    case IP_DROP_SOURCE_MEMBERSHIP:
    case IP_BLOCK_SOURCE:
    case IP_UNBLOCK_SOURCE:
        return membership_ip_source;
    case IP_MSFILTER:
    case MCAST_MSFILTER:
        return membership_filter;
    case MCAST_JOIN_GROUP:
    case MCAST_LEAVE_GROUP:
        return membership_group;
    case MCAST_JOIN_SOURCE_GROUP:
    case MCAST_LEAVE_SOURCE_GROUP:
    case MCAST_BLOCK_SOURCE:
    case MCAST_UNBLOCK_SOURCE:
        return membership_group_source;
    case IP_IPSEC_POLICY:
    case IP_XFRM_POLICY:
        return option_set_policy;
    }
    return NULL;
}

static option_getter *getter_of(int name)
{
    switch (name) {
    case IP_MTU:
        return get_mtu;
    case IP_OPTIONS:
        return get_options;
    case IP_PKTOPTIONS:
        return get_pktoptions;
    case IP_UNICAST_IF:
        return get_unicast_if;
    case IP_LOCAL_PORT_RANGE:
        return get_local_port_range;
    case IP_MULTICAST_IF:
        return get_multicast_if;
    case IP_MULTICAST_ALL:
        return get_multicast_all;
    }
    return NULL;
}

static option_admitter *admitter_of(int name)
{
    switch (name) {
    case IP_TOS:
        return admit_tos;
    case IP_MULTICAST_ALL:
        return admit_multicast_all;
    }
    return NULL;
}

const struct option_level options_of_ip = {
    .rows = rows,
    .count = sizeof rows / sizeof *rows,
    .setter_of = setter_of,
    .getter_of = getter_of,
    .admitter_of = admitter_of,
    .read = read_ip,
    .write = write_ip,
};
