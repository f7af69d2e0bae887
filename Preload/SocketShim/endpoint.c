/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "endpoint.h"
#include "datagram.h"
#include "world.h"

static int bind_really(int fd, const struct sockaddr *where, socklen_t length)
{
    return REAL(bind)(fd, where, length);
}

void endpoint_publish(const struct sock *sock)
{
    const struct lot_manners manners = {
        .reuseaddr = sock->options.so_reuseaddr,
        .reuseport = sock->options.so_reuseport,
        .quiet_groups = sock->six ? !options_ipv6_multicast_all(&sock->options)
                                  : !options_ip_multicast_all(&sock->options, AF_INET),
    };
    lot_set_manners(world_lot(), sock->ticket, &manners);
}

int endpoint_bind(int fd, struct sock *sock, struct place place)
{
    struct lot_claim claim = {
        .protocol = sock->stream ? NAME_TCP : NAME_UDP,
        .family = sock->six ? AF_INET6 : AF_INET,
        .host = world_host(),
        .place = place,
        .v6only = sock->options.ipv6_v6only,
        .reuseaddr = sock->options.so_reuseaddr,
        .reuseport = sock->options.so_reuseport,
        .anywhere = sock->options.ip_freebind || sock->options.ip_transparent,
    };
    struct lot *lot = world_lot();
    int error = lot ? lot_bind(lot, &claim, fd, bind_really, &sock->name, &sock->ticket) : ENETDOWN;

    if (error)
        return error;
    sockets_watch_forks();
    sock->bound = sock->named = true;
    sock->epoch = sockets_epoch();
    sock->pid = getpid();
    sock->self = sock->name.self;
    endpoint_publish(sock);
    if (!sock->stream)
        datagram_now_bound(sock);
    return 0;
}

/* A word to the user, once an address: something tried to get out. */
static void tell_blocked(struct place to)
{
    char text[INET6_ADDRSTRLEN], port[8];

    snprintf(port, sizeof port, "%u", to.port);
    SHIM_SAY(program_invocation_short_name, " tried to reach ", ip_format(to.ip, text), " port ",
             port, ", an address nobody in this lot has; it stayed inside");
}

int nobody_there(struct place to)
{
    const struct lot *lot = world_lot();

    if (lot_knows(lot, to.ip, world_host()))
        return 0;
    tell_blocked(to);
    if (world()->refused)
        return 0;
    return lot_is_near(lot, to.ip) ? EHOSTUNREACH : ENETUNREACH;
}
