/* Listening and accepting.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "stream.h"
#include "endpoint.h"
#include "kin.h"
#include "readiness.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

int stream_listen(int fd, struct sock *sock, int backlog)
{
    const struct place any = {.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};
    int error = 0;

    if (sock->connected || sock->progress)
        return shim_fail(EINVAL);
    if (!sock->bound)
        error = endpoint_bind(fd, sock, any);
    if (!error)
        error = lot_listen(world_lot(), sock->ticket);
    if (error)
        return shim_fail(error);
    sock->listening = true;
    sock->epoch = sock->epoch == sockets_epoch() ? sock->epoch : 0;
    return REAL(listen)(fd, backlog);
}

/* Who it is that connected. False: nobody of this lot. */
static bool identify(int fd, const struct sockaddr_un *from, socklen_t length, struct place *peer,
                     struct place *self)
{
    struct lot_endpoint client;
    struct name name;
    struct ucred who;
    socklen_t size = sizeof who;

    if (!name_decode(lot_seal(world_lot()), from, length, &name) ||
        REAL(getsockopt)(fd, SOL_SOCKET, SO_PEERCRED, &who, &size))
        return false;
    *peer = name.self;
    *self = name.peer;
    if (name.kind != NAME_LINE) {
        if (!lot_look(world_lot(), lot_ticket_of(world_lot(), &name), &client))
            return false;
        *self = client.peer;
        if (ip_is_wildcard(peer->ip))
            lot_source(world_lot(), client.name.host, self->ip, &peer->ip);
    }
    return lot_has_enlisted(world_lot(), (uint32_t)who.pid, who.uid) || kin_is_of_lot(&who);
}

static void take_over(int fd, int listener, const struct sock *from, struct sock *sock)
{
    sock->options = from->options;
    sock->inherited = from->inherited;
    if (from->inherited)
        socket_hand_on_options(listener, fd, from);
    sock->accepted = sock->connected = sock->bound = sock->named = true;
    sock->name = from->name;
}

static int admit(int fd, int listener, struct sock *from, const struct sockaddr_un *where,
                 socklen_t size, struct sockaddr *address, socklen_t *length)
{
    struct place peer, self;
    struct sock *sock;

    if (!identify(fd, where, size, &peer, &self)) {
        REAL(close)(fd);
        return -ECONNABORTED;
    }
    sock = sockets_add(fd, true, from->six);
    if (!sock) {
        REAL(close)(fd);
        return -ENFILE;
    }
    take_over(fd, listener, from, sock);
    sock->peer = peer;
    sock->self = self;
    if (address && length)
        place_write(peer, sock->six ? AF_INET6 : AF_INET, address, length);
    return fd;
}

/* Attempts of this very process may be waiting for this listener's room. */
static void let_waiting_in(int fd)
{
    struct pollfd look = {.fd = fd, .events = POLLIN};
    const int wait = stream_is_nonblocking(fd) ? 0 : 5;

    do
        readiness_push();
    while (REAL(poll)(&look, 1, wait) == 0 && wait && stream_waiting());
}

int stream_accept(int fd, struct sock *sock, struct sockaddr *address, socklen_t *length, int flags)
{
    struct sockaddr_un where;
    socklen_t size;
    int taken;

    if (address && (!length || (int)*length < 0))
        return shim_fail(length ? EINVAL : EFAULT);
    do {
        size = sizeof where;
        if (stream_waiting())
            let_waiting_in(fd);
        taken = REAL(accept4)(fd, (struct sockaddr *)&where, &size, flags);
        if (taken < 0)
            return -1;
        taken = admit(taken, fd, sock, &where, size, address, length);
    } while (taken == -ECONNABORTED);
    return taken < 0 ? shim_fail(-taken) : taken;
}
