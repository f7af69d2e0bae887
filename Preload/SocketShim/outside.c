/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "outside.h"
#include "readiness.h"
#include "world.h"

bool outside_is_meant(enum name_protocol protocol, struct place to)
{
    const struct place nobody = {0};
    struct lot_hearer hearer;

    return world_allows(to) &&
           !lot_find(world_lot(), protocol, to, nobody, world_host(), 0, &hearer);
}

bool outside_become_real(int fd, struct sock *sock)
{
    const int family = sock->six ? AF_INET6 : AF_INET;
    const int status = REAL(fcntl)(fd, F_GETFL), flags = REAL(fcntl)(fd, F_GETFD);
    const int type = (sock->stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC |
                     (status & O_NONBLOCK ? SOCK_NONBLOCK : 0);
    const int fresh = REAL(socket)(family, type, 0);

    if (fresh < 0)
        return false;
    REAL(dup3)(fresh, fd, flags & FD_CLOEXEC ? O_CLOEXEC : 0);
    REAL(close)(fresh);
    readiness_renew(sock, fd);
    sockets_end(sockets_forget(fd));
    return true;
}

int outside_connect(int fd, struct sock *sock, struct place to)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof address;

    place_write(to, sock->six ? AF_INET6 : AF_INET, (struct sockaddr *)&address, &length);
    if (!outside_become_real(fd, sock))
        return -1;
    return REAL(connect)(fd, (struct sockaddr *)&address, length);
}
