/* Connecting datagram sockets, their groups and their pending errors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "endpoint.h"
#include "datagram.h"
#include "outside.h"
#include "stream.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

static int disconnect(int fd, struct sock *sock)
{
    const struct place nobody = {.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};

    sock->connected = false;
    sock->peer = nobody;
    if (sock->bound && !sock->chosen)
        return socket_renew(fd, sock) ? 0 : -1;
    if (sock->bound) {
        sock->self = sock->name.self;
        lot_set_peer(world_lot(), sock->ticket, (struct place){0});
    }
    return 0;
}

int datagram_connect(int fd, struct sock *sock, const struct sockaddr *address, socklen_t length)
{
    const struct place any = {.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};
    struct place to;
    struct ip source;
    int error;

    if (length >= sizeof(sa_family_t) && address->sa_family == AF_UNSPEC)
        return disconnect(fd, sock);
    error = place_read(address, length, sock->six ? AF_INET6 : AF_INET, &to);
    if (error)
        return shim_fail(error);
    if (sock->options.ipv6_v6only && ip_is_v4(to.ip))
        return shim_fail(ENETUNREACH);
    if (ip_is_wildcard(to.ip))
        to.ip = ip_loopback(ip_is_v4(to.ip) ? AF_INET : AF_INET6);
    if (!world_lot())
        return shim_fail(ENETDOWN);
    if (lot_is_broadcast(world_lot(), to.ip, world_host()) && !sock->options.so_broadcast)
        return shim_fail(EACCES);
    if (outside_is_meant(NAME_UDP, to))
        return outside_connect(fd, sock, to);
    if (!sock->bound && (error = endpoint_bind(fd, sock, any)))
        return shim_fail(error);
    if (!ip_is_multicast(to.ip) && !lot_is_broadcast(world_lot(), to.ip, world_host()) &&
        (error = nobody_there(to)))
        return shim_fail(error);
    if (!lot_source(world_lot(), world_host(), to.ip, &source))
        return shim_fail(ENETUNREACH);
    if (ip_is_wildcard(sock->name.self.ip))
        sock->self.ip = source;
    sock->peer = to;
    sock->connected = true;
    lot_set_peer(world_lot(), sock->ticket, to);
    return 0;
}

static int group_place(const struct sock *sock, struct ip group)
{
    for (int i = 0; i < sock->groups; i++)
        if (ip_equal(sock->group[i], group))
            return i;
    return -1;
}

int datagram_join(struct sock *sock, struct ip group)
{
    if (group_place(sock, group) >= 0)
        return EADDRINUSE;
    if (sock->groups == GROUPS)
        return ENOBUFS;
    sock->group[sock->groups++] = group;
    return sock->bound ? lot_join(world_lot(), sock->ticket, group) : 0;
}

int datagram_leave(struct sock *sock, struct ip group)
{
    const int place = group_place(sock, group);

    if (place < 0)
        return EADDRNOTAVAIL;
    sock->group[place] = sock->group[--sock->groups];
    if (sock->bound)
        lot_leave(world_lot(), sock->ticket, group);
    return 0;
}

void datagram_now_bound(struct sock *sock)
{
    for (int i = 0; i < sock->groups; i++)
        lot_join(world_lot(), sock->ticket, sock->group[i]);
}

int datagram_take_error(int fd, struct sock *sock)
{
    const int pending = sock->error;
    int there = 0;
    socklen_t size = sizeof there;

    sock->error = 0;
    /* The kernel's own is the alarm that datagram_refused raised, for those who poll. */
    REAL(getsockopt)(fd, SOL_SOCKET, SO_ERROR, &there, &size);
    return pending ? pending : there == ECONNRESET ? ECONNREFUSED : there;
}
