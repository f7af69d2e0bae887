/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../stream.h"

SHIM_EXPORT int listen(int fd, int backlog)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(listen)(fd, backlog);
    return sock->stream ? stream_listen(fd, sock, backlog) : shim_fail(EOPNOTSUPP);
}
