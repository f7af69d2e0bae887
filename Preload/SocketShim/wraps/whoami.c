/* getsockname and getpeername.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../nowhere.h"
#include "../sockets.h"
#include "../stream.h"

static int tell(const struct sock *sock, struct place place, struct sockaddr *address,
                socklen_t *length)
{
    if (is_nowhere(length) || is_nowhere(address))
        return shim_fail(EFAULT);
    if ((int)*length < 0)
        return shim_fail(EINVAL);
    place_write(place, sock->six ? AF_INET6 : AF_INET, address, length);
    return 0;
}

SHIM_EXPORT int getsockname(int fd, struct sockaddr *address, socklen_t *length)
{
    const struct sock *sock = sock_of(fd);

    return sock ? tell(sock, sock->self, address, length) : REAL(getsockname)(fd, address, length);
}

SHIM_EXPORT int getpeername(int fd, struct sockaddr *address, socklen_t *length)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(getpeername)(fd, address, length);
    if (sock->stream ? stream_is_over(fd, sock) : !sock->connected)
        return shim_fail(ENOTCONN);
    return tell(sock, sock->peer, address, length);
}
