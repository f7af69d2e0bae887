/* options_ipv6.c — IPPROTO_IPV6, for IPv6 sockets.
 *
 * Sticky extension headers (IPV6_HOPOPTS, IPV6_DSTOPTS, IPV6_RTHDRDSTOPTS) are accepted and not
 * sent, so that reading them back gives nothing. IPV6_ADDRFORM stays refused, flow labels too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "membership.h"
#include "option_row.h"

#include <errno.h>
#include <linux/in6.h>
#include <linux/ipv6.h>
#include <netinet/in.h>
#include <string.h>

#ifndef IPV6_MULTICAST_ALL
#define IPV6_MULTICAST_ALL 29
#endif

enum {
    SMALLEST_MTU = 1280,
    LONGEST_HEADERS = 255 * 8,
    TCLASS_ECN_BITS = 3,
    CONTROL_HEADER = 16,
};

/* No value at all is 0 here, and no fault. */
static int read_ipv6(const struct option_row *row, const struct option_setting *setting, int *value)
{
    *value = 0;
    if (!setting->value && setting->length >= sizeof *value)
        return 0;
    return option_read_number(row, setting, value);
}

static int admit_v6only(const struct option_setting *setting, int *value)
{
    (void)value;
    return setting->facts->state == SOCKET_FRESH || setting->facts->state == SOCKET_CLOSED ? 0
                                                                                           : EINVAL;
}

/* For raw sockets. */
static int admit_never(const struct option_setting *setting, int *value)
{
    (void)setting;
    (void)value;
    return ENOPROTOOPT;
}

static int admit_tclass(const struct option_setting *setting, int *value)
{
    if (option_is_stream(setting->facts))
        *value &= ~TCLASS_ECN_BITS;
    return 0;
}

static int admit_interface(const struct option_setting *setting, int *value)
{
    return *value == 0 || option_has_interface(setting->facts, *value) ? 0 : ENODEV;
}

static int admit_mtu(const struct option_setting *setting, int *value)
{
    (void)setting;
    return *value && *value < SMALLEST_MTU ? EINVAL : 0;
}

static struct option_answer get_mtu(const struct option_asking *asking)
{
    if (asking->facts->state < SOCKET_CONNECTED)
        return option_fails(ENOTCONN);
    return option_write_number(asking, option_path_mtu(asking->facts, AF_INET6));
}

static struct option_answer get_path_mtu(const struct option_asking *asking)
{
    struct ip6_mtuinfo info = {.ip6m_mtu = (uint32_t)option_path_mtu(asking->facts, AF_INET6)};

    if (*asking->length < sizeof info)
        return option_fails(EINVAL);
    if (asking->facts->state < SOCKET_CONNECTED)
        return option_fails(ENOTCONN);
    return option_write(asking, &info, sizeof info);
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
    setting->options->ipv6_unicast_if = index;
    return option_done();
}

static struct option_answer get_unicast_if(const struct option_asking *asking)
{
    return option_write_number(asking, (int)htonl(asking->options->ipv6_unicast_if));
}

/* Turning an IPv6 socket into an IPv4 one. */
static struct option_answer set_addrform(const struct option_setting *setting)
{
    int family;
    const int error = option_copy(setting, &family, sizeof family);

    if (error || family != AF_INET)
        return option_fails(error ? error : EINVAL);
    return option_fails(setting->facts->state == SOCKET_CONNECTED ? EADDRNOTAVAIL : ENOTCONN);
}

static struct option_answer get_addrform(const struct option_asking *asking)
{
    if (asking->facts->state != SOCKET_CONNECTED || asking->facts->own_shut)
        return option_fails(ENOTCONN);
    return option_write_number(asking, asking->facts->family);
}

static struct option_answer set_pktinfo(const struct option_setting *setting)
{
    struct in6_pktinfo info = {.ipi6_ifindex = 0};
    const bool clears = setting->length == 0 && !setting->value;
    const int error = clears ? 0 : option_copy(setting, &info, sizeof info);

    if (error)
        return option_fails(error);
    if (info.ipi6_ifindex && !option_has_interface(setting->facts, info.ipi6_ifindex))
        return option_fails(ENODEV);
    memcpy(setting->options->ipv6_pktinfo.byte, &info.ipi6_addr, sizeof info.ipi6_addr);
    setting->options->ipv6_pktinfo_interface = info.ipi6_ifindex;
    return option_done();
}

static struct option_answer set_headers(const struct option_setting *setting)
{
    struct {
        uint8_t next, units_less_1;
    } header = {0};

    if (!setting->facts->privileged)
        return option_fails(EPERM);
    if (setting->length == 0)
        return option_done();
    if (setting->length < 8 || setting->length % 8 || setting->length > LONGEST_HEADERS)
        return option_fails(EINVAL);
    if (option_copy(setting, &header, sizeof header) != 0)
        return option_fails(EFAULT);
    return option_result((header.units_less_1 + 1U) * 8 > setting->length ? EINVAL : 0);
}

static struct option_answer set_routing_header(const struct option_setting *setting)
{
    return option_result(setting->length ? EINVAL : 0);
}

static struct option_answer get_nothing(const struct option_asking *asking)
{
    return option_write(asking, "", 0);
}

static struct option_answer set_2292_options(const struct option_setting *setting)
{
    return option_result(setting->length < CONTROL_HEADER ? 0 : EINVAL);
}

static struct option_answer get_2292_options(const struct option_asking *asking)
{
    if (!option_is_stream(asking->facts))
        return option_fails(ENOPROTOOPT);
    return option_write(asking, "", 0);
}

/* RFC 5014: one of each pair, and the old value where none of a pair is named. */
static int admit_preferences(const struct option_setting *setting, int *value)
{
    static const struct {
        int first, second, third, kept;
    } pairs[] = {
        {IPV6_PREFER_SRC_PUBLIC, IPV6_PREFER_SRC_TMP, IPV6_PREFER_SRC_PUBTMP_DEFAULT,
         IPV6_PREFER_SRC_PUBLIC | IPV6_PREFER_SRC_TMP},
        {IPV6_PREFER_SRC_HOME, IPV6_PREFER_SRC_COA, 0, IPV6_PREFER_SRC_COA},
        {IPV6_PREFER_SRC_CGA, IPV6_PREFER_SRC_NONCGA, 0, 0},
    };
    int result = setting->options->ipv6_addr_preferences;

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const int named = *value & (pairs[i].first | pairs[i].second | pairs[i].third);

        if (named & (named - 1))
            return EINVAL;
        if (named)
            result = (result & ~pairs[i].kept) | (named & pairs[i].kept);
    }
    *value = result;
    return 0;
}

/* The alternatives in force, as the kernel spells them out. */
static struct option_answer get_preferences(const struct option_asking *asking)
{
    const int kept = asking->options->ipv6_addr_preferences;
    int value = IPV6_PREFER_SRC_PUBTMP_DEFAULT;

    if (kept & IPV6_PREFER_SRC_TMP)
        value = IPV6_PREFER_SRC_TMP;
    else if (kept & IPV6_PREFER_SRC_PUBLIC)
        value = IPV6_PREFER_SRC_PUBLIC;
    value |= kept & IPV6_PREFER_SRC_COA ? IPV6_PREFER_SRC_COA : IPV6_PREFER_SRC_HOME;
    return option_write_number(asking, value);
}

static struct option_answer join_anycast(const struct option_setting *setting)
{
    struct ipv6_mreq request;
    const int error = option_copy(setting, &request, sizeof request);

    if (error)
        return option_fails(error);
    if (!setting->facts->privileged)
        return option_fails(EPERM);
    return option_fails(IN6_IS_ADDR_MULTICAST(&request.ipv6mr_multiaddr) ? EINVAL : EADDRNOTAVAIL);
}

static struct option_answer leave_anycast(const struct option_setting *setting)
{
    struct ipv6_mreq request;
    const int error = option_copy(setting, &request, sizeof request);

    return option_fails(error ? error : ENOENT);
}

static const struct option_row rows[] = {
    {FLAG(IPV6_V6ONLY, ipv6_v6only)},
    {NUMBER(IPV6_UNICAST_HOPS, ipv6_unicast_hops_less_64, 0, 255), .traits = OPTION_RESETS,
     .standard = 64},
    {NUMBER(IPV6_MINHOPCOUNT, ipv6_minhopcount, 0, 255)},
    {NUMBER(IPV6_TCLASS, ipv6_tclass, 0, 255), .traits = OPTION_RESETS},
    {NUMBER(IPV6_MTU_DISCOVER, ipv6_mtu_discover_less_1, 0, 5), .standard = 1},
    {.name = IPV6_MTU, KEPT_IN(ipv6_mtu)},
    {.name = IPV6_PATHMTU, .set_error = ENOPROTOOPT},
    {.name = IPV6_DONTFRAG, .traits = OPTION_TRUTH | OPTION_SHORT_IS_ZERO, KEPT_IN(ipv6_dontfrag)},
    {.name = IPV6_AUTOFLOWLABEL,
     .traits = OPTION_TRUTH | OPTION_SHORT_IS_ZERO,
     .standard = 1,
     KEPT_IN(ipv6_autoflowlabel_less_1)},
    {FLAG(IPV6_FLOWINFO, ipv6_flowinfo)},
    {FLAG(IPV6_FLOWINFO_SEND, ipv6_flowinfo_send)},
    {REFUSED(IPV6_FLOWLABEL_MGR, EINVAL, EINVAL)},
    {.name = IPV6_ADDR_PREFERENCES, KEPT_IN(ipv6_addr_preferences)},
    {.name = IPV6_ADDRFORM},
    {FLAG(IPV6_FREEBIND, ip_freebind)},
    {.name = IPV6_TRANSPARENT, .traits = OPTION_TRUTH | OPTION_PRIVILEGED, KEPT_IN(ip_transparent)},
    {.name = IPV6_UNICAST_IF},
    {.name = IPV6_ROUTER_ALERT},
    {FLAG(IPV6_ROUTER_ALERT_ISOLATE, ipv6_router_alert_isolate)},

    {FLAG(IPV6_RECVPKTINFO, ipv6_recvpktinfo)},
    {FLAG(IPV6_2292PKTINFO, ipv6_2292pktinfo)},
    {FLAG(IPV6_RECVHOPLIMIT, ipv6_recvhoplimit)},
    {FLAG(IPV6_2292HOPLIMIT, ipv6_2292hoplimit)},
    {FLAG(IPV6_RECVTCLASS, ipv6_recvtclass)},
    {FLAG(IPV6_RECVERR, ipv6_recverr)},
    {NUMBER(IPV6_RECVERR_RFC4884, ipv6_recverr_rfc4884, 0, 1)},
    {FLAG(IPV6_RECVORIGDSTADDR, ipv6_recvorigdstaddr)},
    {.name = IPV6_RECVFRAGSIZE,
     .traits = OPTION_TRUTH | OPTION_SHORT_IS_ZERO,
     KEPT_IN(ipv6_recvfragsize)},
    {FLAG(IPV6_RECVPATHMTU, ipv6_recvpathmtu)},
    {FLAG(IPV6_RECVHOPOPTS, ipv6_recvhopopts)},
    {FLAG(IPV6_2292HOPOPTS, ipv6_2292hopopts)},
    {FLAG(IPV6_RECVDSTOPTS, ipv6_recvdstopts)},
    {FLAG(IPV6_2292DSTOPTS, ipv6_2292dstopts)},
    {FLAG(IPV6_RECVRTHDR, ipv6_recvrthdr)},
    {FLAG(IPV6_2292RTHDR, ipv6_2292rthdr)},

    {.name = IPV6_PKTINFO, .get_error = ENOPROTOOPT},
    {.name = IPV6_HOPOPTS},
    {.name = IPV6_DSTOPTS},
    {.name = IPV6_RTHDRDSTOPTS},
    {.name = IPV6_RTHDR},
    {.name = IPV6_2292PKTOPTIONS},

    {NUMBER(IPV6_MULTICAST_HOPS, ipv6_multicast_hops_less_1, 0, 255), .traits = OPTION_RESETS,
     .standard = 1, .stream_error = ENOPROTOOPT},
    {NUMBER(IPV6_MULTICAST_LOOP, ipv6_multicast_loop_less_1, 0, 1), .standard = 1},
    {FLAG_ON(IPV6_MULTICAST_ALL, ipv6_multicast_all_less_1)},
    {.name = IPV6_MULTICAST_IF, KEPT_IN(ipv6_multicast_if), .stream_error = ENOPROTOOPT},
    {.name = IPV6_JOIN_GROUP, .get_error = ENOPROTOOPT},
    {.name = IPV6_LEAVE_GROUP, .get_error = ENOPROTOOPT},
    {.name = IPV6_JOIN_ANYCAST, .get_error = ENOPROTOOPT},
    {.name = IPV6_LEAVE_ANYCAST, .get_error = ENOPROTOOPT},
    {.name = MCAST_JOIN_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_LEAVE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_JOIN_SOURCE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_LEAVE_SOURCE_GROUP, .get_error = ENOPROTOOPT},
    {.name = MCAST_BLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = MCAST_UNBLOCK_SOURCE, .get_error = ENOPROTOOPT},
    {.name = MCAST_MSFILTER, .get_error = EINVAL},

    {.name = IPV6_IPSEC_POLICY, .get_error = ENOPROTOOPT},
    {.name = IPV6_XFRM_POLICY, .get_error = ENOPROTOOPT},
};

static option_setter *setter_of(int name)
{
    switch (name) {
    case IPV6_ADDRFORM:
        return set_addrform;
    case IPV6_UNICAST_IF:
        return set_unicast_if;
    case IPV6_PKTINFO:
        return set_pktinfo;
    case IPV6_HOPOPTS:
    case IPV6_DSTOPTS:
    case IPV6_RTHDRDSTOPTS:
        return set_headers;
    case IPV6_RTHDR:
        return set_routing_header;
    case IPV6_2292PKTOPTIONS:
        return set_2292_options;
    case IPV6_JOIN_GROUP:
    case IPV6_LEAVE_GROUP:
        return membership_ipv6;
    case IPV6_JOIN_ANYCAST:
        return join_anycast;
    case IPV6_LEAVE_ANYCAST:
        return leave_anycast;
    case MCAST_JOIN_GROUP:
    case MCAST_LEAVE_GROUP:
        return membership_group;
    case MCAST_JOIN_SOURCE_GROUP:
    case MCAST_LEAVE_SOURCE_GROUP:
    case MCAST_BLOCK_SOURCE:
    case MCAST_UNBLOCK_SOURCE:
        return membership_group_source;
    case MCAST_MSFILTER:
        return membership_filter;
    case IPV6_IPSEC_POLICY:
    case IPV6_XFRM_POLICY:
        return option_set_policy;
    }
    return NULL;
}

static option_getter *getter_of(int name)
{
    switch (name) {
    case IPV6_MTU:
        return get_mtu;
    case IPV6_PATHMTU:
        return get_path_mtu;
    case IPV6_ADDR_PREFERENCES:
        return get_preferences;
    case IPV6_ADDRFORM:
        return get_addrform;
    case IPV6_UNICAST_IF:
        return get_unicast_if;
    case IPV6_HOPOPTS:
    case IPV6_DSTOPTS:
    case IPV6_RTHDRDSTOPTS:
    case IPV6_RTHDR:
        return get_nothing;
    case IPV6_2292PKTOPTIONS:
        return get_2292_options;
    }
    return NULL;
}

static option_admitter *admitter_of(int name)
{
    switch (name) {
    case IPV6_V6ONLY:
        return admit_v6only;
    case IPV6_TCLASS:
        return admit_tclass;
    case IPV6_MTU:
        return admit_mtu;
    case IPV6_ADDR_PREFERENCES:
        return admit_preferences;
    case IPV6_ROUTER_ALERT:
        return admit_never;
    case IPV6_MULTICAST_IF:
        return admit_interface;
    }
    return NULL;
}

const struct option_level options_of_ipv6 = {
    .rows = rows,
    .count = sizeof rows / sizeof *rows,
    .setter_of = setter_of,
    .getter_of = getter_of,
    .admitter_of = admitter_of,
    .read = read_ipv6,
    .write = option_write_number,
    .unsigned_lengths = true,
};
