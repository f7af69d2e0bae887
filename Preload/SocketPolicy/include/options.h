/* options.h — setsockopt and getsockopt of an IP socket, decided without one. Pure.
 *
 * The specification is Linux 6.18; a test sweeps every option of every level against the kernel.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "address.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#pragma GCC visibility push(hidden)

enum socket_state {
    SOCKET_FRESH,
    SOCKET_BOUND,
    SOCKET_LISTENING,
    SOCKET_CONNECTING,
    SOCKET_CONNECTED,
    SOCKET_PEER_SHUT, /* the peer has ended its side */
    SOCKET_CLOSED,    /* was connected */
};

/* What the answers depend on. */
struct socket_facts {
    int family; /* AF_INET, AF_INET6 */
    int type;   /* SOCK_STREAM, SOCK_DGRAM */
    enum socket_state state;
    bool own_shut;              /* we have ended our side */
    bool loopback;              /* connected over lo: a larger MTU */
    bool privileged;            /* has CAP_NET_ADMIN and CAP_NET_RAW */
    const struct ip *addresses; /* of the host. None: only lo is there, every address is local */
    size_t address_count;
};

/* The values a socket holds at IPPROTO_TCP, IP, IPV6, UDP, and those of SOL_SOCKET for which an
 * AF_UNIX socket cannot answer, or that the shim acts on. Plain data; all zero is a new socket.
 *
 * A field is called as its option. Where the kernel's default is not 0 the field holds the
 * difference and says so in its name; read those with the functions below. Addresses and interface
 * numbers of IPv4 are in network byte order where the option has them so. */
struct options {
    /* SOL_SOCKET */
    uint64_t so_max_pacing_rate_inverted; /* 0: no limit */
    uint32_t so_device;                   /* SO_BINDTODEVICE, SO_BINDTOIFINDEX; 0: any */
    int32_t so_linger_seconds;
    uint8_t so_linger;
    uint8_t so_reuseaddr;
    uint8_t so_reuseport;
    uint8_t so_broadcast;
    uint8_t so_oobinline;
    int8_t so_txrehash_less_1;
    uint8_t so_filter; /* a datagram socket has a filter: accepted, not run */
    uint8_t so_filter_locked;
    uint8_t so_reuseport_program; /* likewise */

    /* IPPROTO_TCP */
    uint8_t tcp_nodelay;
    uint8_t tcp_cork;
    uint8_t tcp_quickack_less_1;
    uint8_t tcp_congestion; /* place in the list of algorithms */
    int32_t tcp_maxseg;     /* 0: not set */
    int32_t tcp_keepidle_less_7200;
    int32_t tcp_keepintvl_less_75;
    uint8_t tcp_keepcnt_less_9;
    uint8_t tcp_syncnt_less_6;
    uint8_t tcp_defer_accept; /* SYN+ACK retransmissions, as the kernel keeps it */
    uint8_t tcp_thin_linear_timeouts;
    int32_t tcp_linger2_less_60;
    int32_t tcp_window_clamp;
    int32_t tcp_user_timeout;
    int32_t tcp_fastopen;
    uint32_t tcp_notsent_lowat;
    int32_t tcp_tx_delay;
    int32_t tcp_rto_max_ms_less_120000;
    int32_t tcp_rto_min_us_less_200000;
    int32_t tcp_delack_max_us_less_200000;
    uint8_t tcp_fastopen_connect;
    uint8_t tcp_fastopen_no_cookie;
    uint8_t tcp_save_syn;
    uint8_t tcp_inq;

    /* IPPROTO_UDP */
    uint16_t udp_encap;
    uint8_t udp_cork;
    uint8_t udp_no_check6_tx;
    uint8_t udp_no_check6_rx;

    /* IPPROTO_IP */
    uint8_t ip_tos;
    uint8_t ip_ttl_less_64;
    uint8_t ip_minttl;
    uint8_t ip_mtu_discover_less_1;
    uint8_t ip_recvopts;
    uint8_t ip_retopts;
    uint8_t ip_pktinfo;
    uint8_t ip_recvttl;
    uint8_t ip_recvtos;
    uint8_t ip_recverr;
    uint8_t ip_recverr_rfc4884;
    uint8_t ip_recvorigdstaddr;
    uint8_t ip_recvfragsize;
    uint8_t ip_passsec;
    uint8_t ip_checksum;
    uint8_t ip_freebind;    /* also IPV6_FREEBIND */
    uint8_t ip_transparent; /* also IPV6_TRANSPARENT */
    uint8_t ip_bind_address_no_port;
    uint8_t ip_multicast_ttl_less_1;
    uint8_t ip_multicast_loop_less_1;
    uint8_t ip_multicast_all_changed; /* the default depends on the family */
    uint8_t ip_options_length;
    uint8_t ip_options[40];
    uint32_t ip_multicast_address;   /* IP_MULTICAST_IF, network byte order; 0: any */
    uint32_t ip_multicast_interface; /* IP_MULTICAST_IF, an index; 0: any */
    uint32_t ip_unicast_if;          /* an index */
    uint16_t ip_local_port_range[2]; /* lowest, highest; 0: the machine's */

    /* IPPROTO_IPV6 */
    uint8_t ipv6_v6only;
    uint8_t ipv6_unicast_hops_less_64;
    uint8_t ipv6_multicast_hops_less_1;
    uint8_t ipv6_multicast_loop_less_1;
    uint8_t ipv6_multicast_all_less_1;
    uint8_t ipv6_mtu_discover_less_1;
    uint8_t ipv6_tclass;
    uint8_t ipv6_minhopcount;
    uint8_t ipv6_recvpktinfo;
    uint8_t ipv6_2292pktinfo;
    uint8_t ipv6_recvhoplimit;
    uint8_t ipv6_2292hoplimit;
    uint8_t ipv6_recvtclass;
    uint8_t ipv6_recverr;
    uint8_t ipv6_recverr_rfc4884;
    uint8_t ipv6_recvorigdstaddr;
    uint8_t ipv6_recvfragsize;
    uint8_t ipv6_recvpathmtu;
    uint8_t ipv6_recvhopopts;
    uint8_t ipv6_2292hopopts;
    uint8_t ipv6_recvdstopts;
    uint8_t ipv6_2292dstopts;
    uint8_t ipv6_recvrthdr;
    uint8_t ipv6_2292rthdr;
    uint8_t ipv6_flowinfo;
    uint8_t ipv6_flowinfo_send;
    uint8_t ipv6_dontfrag;
    uint8_t ipv6_autoflowlabel_less_1;
    uint8_t ipv6_router_alert_isolate;
    uint8_t ipv6_addr_preferences; /* bits of enum in options_ipv6.c */
    uint32_t ipv6_mtu;             /* the largest packet; 0: the interface's */
    uint32_t ipv6_multicast_if;
    uint32_t ipv6_unicast_if;
    struct ip ipv6_pktinfo;          /* the source of what is sent; ::: any */
    uint32_t ipv6_pktinfo_interface; /* 0: any */
};

_Static_assert(sizeof(struct options) <= 320, "every socket of a process has one");

/* What a datagram carries, and whether its sender hears it. */
static inline int options_ip_ttl(const struct options *o)
{
    return (uint8_t)(o->ip_ttl_less_64 + 64);
}
static inline int options_ip_multicast_ttl(const struct options *o)
{
    return (uint8_t)(o->ip_multicast_ttl_less_1 + 1);
}
/* What is sent on lo comes back whatever the option says. */
static inline bool options_ip_multicast_loop(const struct options *o)
{
    const uint8_t first = *(const uint8_t *)&o->ip_multicast_address;

    return o->ip_multicast_interface == 1 || first == 127 ||
           (uint8_t)(o->ip_multicast_loop_less_1 + 1) != 0;
}
static inline int options_ipv6_unicast_hops(const struct options *o)
{
    return (uint8_t)(o->ipv6_unicast_hops_less_64 + 64);
}
static inline int options_ipv6_multicast_hops(const struct options *o)
{
    return (uint8_t)(o->ipv6_multicast_hops_less_1 + 1);
}
static inline bool options_ipv6_multicast_loop(const struct options *o)
{
    return o->ipv6_multicast_if == 1 || (uint8_t)(o->ipv6_multicast_loop_less_1 + 1) != 0;
}

/* Whether a socket hears groups that it did not join itself but that its host did. */
static inline bool options_ip_multicast_all(const struct options *o, int family)
{
    return (family == AF_INET) != (o->ip_multicast_all_changed != 0);
}
static inline bool options_ipv6_multicast_all(const struct options *o)
{
    return (uint8_t)(o->ipv6_multicast_all_less_1 + 1) != 0;
}

/* SO_LINGER with 0 seconds: close() ends the connection by RST. */
static inline bool options_aborts_on_close(const struct options *o)
{
    return o->so_linger && o->so_linger_seconds == 0;
}

enum option_verdict {
    OPTION_KERNEL, /* the AF_UNIX socket underneath gives the right answer: let it */
    OPTION_DONE,   /* decided; return 0 */
    OPTION_FAILS,  /* return -1 with `error` */
    OPTION_JOIN,   /* joins `group` on the interface `interface_address` / `interface_index` */
    OPTION_LEAVE,  /* leaves it; EADDRNOTAVAIL if it was no member */
};

struct option_answer {
    enum option_verdict verdict;
    int error;
    struct ip group;
    struct ip interface_address; /* wildcard: any */
    unsigned interface_index;    /* 0: any */
    struct ip source;            /* the only sender to hear; wildcard: any */
};

struct option_answer options_set(struct options *, const struct socket_facts *, int level, int name,
                                 const void *value, socklen_t length);

/* Writes at most *length bytes, as the kernel does; *length is then what it would be natively. */
struct option_answer options_get(const struct options *, const struct socket_facts *, int level,
                                 int name, void *value, socklen_t *length);

#pragma GCC visibility pop
#endif
