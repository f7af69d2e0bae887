/* A new socket in the place of an old one, or of a listener's kind.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "endpoint.h"
#include "readiness.h"
#include "world.h"

static void copy_option(int from, int to, int name)
{
    char value[64];
    socklen_t size = sizeof value;

    if (REAL(getsockopt)(from, SOL_SOCKET, name, value, &size) == 0)
        REAL(setsockopt)(to, SOL_SOCKET, name, value, size);
}

/* SOL_SOCKET options that TCP hands from a listener to what it accepts. */
static const int handed_on[] = {
    SO_KEEPALIVE, SO_LINGER,    SO_OOBINLINE, SO_RCVTIMEO,  SO_SNDTIMEO,  SO_PRIORITY,
    SO_DONTROUTE, SO_REUSEADDR, SO_RCVLOWAT,  SO_TIMESTAMP, SO_BROADCAST,
};

static int option_bit(int name)
{
    for (size_t i = 0; i < sizeof handed_on / sizeof *handed_on; i++)
        if (handed_on[i] == name)
            return 1 << i;
    return 0;
}

void socket_note_option(struct sock *sock, int name)
{
    sock->inherited |= (uint32_t)option_bit(name);
}

void socket_hand_on_options(int from, int to, const struct sock *sock)
{
    for (size_t i = 0; i < sizeof handed_on / sizeof *handed_on; i++)
        if (sock->inherited & 1u << i)
            copy_option(from, to, handed_on[i]);
}

bool socket_renew(int fd, struct sock *sock)
{
    const int flags = REAL(fcntl)(fd, F_GETFL) & O_NONBLOCK ? SOCK_NONBLOCK : 0;
    const int cloexec = REAL(fcntl)(fd, F_GETFD) & FD_CLOEXEC ? O_CLOEXEC : 0;
    const int type = sock->stream ? SOCK_STREAM : SOCK_DGRAM;
    const int fresh = REAL(socket)(AF_UNIX, type | flags | SOCK_CLOEXEC, 0);

    if (fresh < 0)
        return false;
    socket_hand_on_options(fd, fresh, sock);
    REAL(dup3)(fresh, fd, cloexec);
    REAL(close)(fresh);
    if (sock->ticket.entry)
        lot_release(world_lot(), sock->ticket);
    sock->ticket = (struct lot_ticket){0};
    sock->named = sock->bound = sock->connected = sock->wr_shut = false;
    sock->saw_end = sock->was_reset = false;
    sock->progress = PROGRESS_NONE;
    sock->self = (struct place){.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};
    sock->peer = sock->self;
    readiness_renew(sock, fd);
    return true;
}
