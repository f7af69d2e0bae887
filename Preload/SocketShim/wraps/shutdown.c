/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../stream.h"

static int shut_datagram(int fd, struct sock *sock, int how)
{
    if (how < SHUT_RD || how > SHUT_RDWR)
        return shim_fail(EINVAL);
    if (!sock->connected)
        return shim_fail(ENOTCONN);
    sock->rd_shut |= how != SHUT_WR;
    sock->wr_shut |= how != SHUT_RD;
    return REAL(shutdown)(fd, how);
}

SHIM_EXPORT int shutdown(int fd, int how)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(shutdown)(fd, how);
    return sock->stream ? stream_shutdown(fd, sock, how) : shut_datagram(fd, sock, how);
}
