/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../stream.h"

SHIM_EXPORT int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(accept4)(fd, address, length, flags);
    if (!sock->stream)
        return shim_fail(EOPNOTSUPP);
    return stream_accept(fd, sock, address, length, flags);
}

SHIM_EXPORT int accept(int fd, struct sockaddr *address, socklen_t *length)
{
    if (!sock_of(fd))
        return REAL(accept)(fd, address, length);
    return accept4(fd, address, length, 0);
}
