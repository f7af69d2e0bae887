/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../datagram.h"
#include "../nowhere.h"
#include "../stream.h"

SHIM_EXPORT int connect(int fd, const struct sockaddr *to, socklen_t length)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(connect)(fd, to, length);
    if (is_nowhere(to))
        return shim_fail(EFAULT);
    return sock->stream ? stream_connect(fd, sock, to, length)
                        : datagram_connect(fd, sock, to, length);
}
