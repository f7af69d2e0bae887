/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "errand.h"
#include "world.h"

#include <string.h>

static bool may_send_from(struct ip ip)
{
    return ip_is_wildcard(ip) || world_host() == LOT_NAMELESS
               ? !ip_is_multicast(ip)
               : lot_host_has(world_lot(), world_host(), ip);
}

static int read_pktinfo(const struct cmsghdr *message, struct errand *errand)
{
    struct in_pktinfo info;
    struct ip from = ip_wildcard(AF_INET);

    if (message->cmsg_len != CMSG_LEN(sizeof info))
        return EINVAL;
    memcpy(&info, CMSG_DATA(message), sizeof info);
    memcpy(from.byte + 12, &info.ipi_spec_dst, 4);
    if (!may_send_from(from))
        return ENETUNREACH;
    errand->from = from;
    return 0;
}

static int read_pktinfo6(const struct cmsghdr *message, struct errand *errand)
{
    struct in6_pktinfo info;
    struct ip from;

    if (message->cmsg_len < CMSG_LEN(sizeof info))
        return EINVAL;
    memcpy(&info, CMSG_DATA(message), sizeof info);
    memcpy(from.byte, &info.ipi6_addr, 16);
    if (info.ipi6_ifindex > 2)
        return ENODEV;
    if (!may_send_from(from))
        return EINVAL;
    errand->from = from;
    return 0;
}

/* A byte in an int, as TTL and its kin come; or in a byte, where that is allowed. */
static int read_byte(const struct cmsghdr *message, bool may_be_short, int lowest, uint8_t *out)
{
    int value;

    if (message->cmsg_len == CMSG_LEN(sizeof value))
        memcpy(&value, CMSG_DATA(message), sizeof value);
    else if (may_be_short && message->cmsg_len == CMSG_LEN(1))
        value = *CMSG_DATA(message);
    else
        return EINVAL;
    if (value < lowest || value > 255)
        return EINVAL;
    *out = (uint8_t)value;
    return 0;
}

static int read_control_v4(const struct cmsghdr *message, struct errand *errand)
{
    switch (message->cmsg_type) {
    case IP_PKTINFO:
        return read_pktinfo(message, errand);
    case IP_TTL:
        return read_byte(message, false, 1, &errand->head.ttl);
    case IP_TOS:
        return read_byte(message, true, 0, &errand->head.tos);
    case IP_RETOPTS:
        return 0;
    default:
        return EINVAL;
    }
}

static int read_control_v6(const struct cmsghdr *message, struct errand *errand)
{
    switch (message->cmsg_type) {
    case IPV6_PKTINFO:
    case IPV6_2292PKTINFO:
        return read_pktinfo6(message, errand);
    case IPV6_HOPLIMIT:
    case IPV6_2292HOPLIMIT:
        return read_byte(message, false, -1, &errand->head.ttl);
    case IPV6_TCLASS:
        return read_byte(message, false, -1, &errand->head.tos);
    case IPV6_DONTFRAG:
    case IPV6_HOPOPTS:
    case IPV6_DSTOPTS:
    case IPV6_RTHDR:
        return 0;
    default:
        return EINVAL;
    }
}

static int read_control(const struct msghdr *message, struct errand *errand)
{
    int error = 0;

    if (!message->msg_control || message->msg_controllen < sizeof(struct cmsghdr))
        return 0;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(message); at && !error;
         at = CMSG_NXTHDR((struct msghdr *)message, at)) {
        if (at->cmsg_level == IPPROTO_IP)
            error = read_control_v4(at, errand);
        else if (at->cmsg_level == IPPROTO_IPV6)
            error = read_control_v6(at, errand);
    }
    return error;
}

static void set_hops(const struct sock *sock, struct errand *errand)
{
    const bool four = ip_is_v4(errand->to.ip), many = ip_is_multicast(errand->to.ip);
    const struct options *o = &sock->options;

    errand->head.tos = four ? o->ip_tos : o->ipv6_tclass;
    errand->head.ttl =
        (uint8_t)(four ? (many ? options_ip_multicast_ttl(o) : options_ip_ttl(o))
                       : (many ? options_ipv6_multicast_hops(o) : options_ipv6_unicast_hops(o)));
    errand->looped = four ? options_ip_multicast_loop(o) : options_ipv6_multicast_loop(o);
}

bool errand_is_broadcast(struct ip ip) { return lot_is_broadcast(world_lot(), ip, world_host()); }

bool errand_is_for_many(struct ip ip) { return ip_is_multicast(ip) || errand_is_broadcast(ip); }

static struct ip multicast_source(const struct sock *sock, struct ip to)
{
    struct ip from = ip_wildcard(AF_INET), addresses[LOT_HOST_ADDRESSES];

    if (ip_is_v4(to) && sock->options.ip_multicast_address) {
        memcpy(from.byte + 12, &sock->options.ip_multicast_address, 4);
        return from;
    }
    const size_t count = lot_host_addresses(world_lot(), world_host(), addresses);
    for (size_t i = 0; i < count; i++)
        if (ip_is_v4(addresses[i]) == ip_is_v4(to))
            return addresses[i];
    return ip_loopback(ip_is_v4(to) ? AF_INET : AF_INET6);
}

/* Where it comes from, as the receiver is to see it. */
static int set_source(const struct sock *sock, struct errand *errand)
{
    struct ip from = errand->from;

    if (ip_is_wildcard(from))
        from = sock->self.ip;
    if (ip_is_wildcard(from) || ip_is_multicast(from)) {
        if (errand_is_for_many(errand->to.ip))
            from = multicast_source(sock, errand->to.ip);
        else if (!lot_source(world_lot(), world_host(), errand->to.ip, &from))
            return ENETUNREACH;
    }
    errand->head.from = from;
    errand->head.from_port = sock->self.port;
    errand->head.to = errand->to.ip;
    errand->head.to_port = errand->to.port;
    errand->head.kind = DATAGRAM_DATA;
    return 0;
}

int errand_prepare(const struct sock *sock, const struct msghdr *message, struct errand *errand)
{
    int error;

    errand->from = ip_wildcard(AF_INET6);
    set_hops(sock, errand);
    error = read_control(message, errand);
    return error ? error : set_source(sock, errand);
}
