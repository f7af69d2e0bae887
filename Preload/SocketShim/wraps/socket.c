/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sockets.h"
#include "../world.h"

#include <netinet/in.h>

#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif

static bool is_inet(int domain) { return domain == AF_INET || domain == AF_INET6; }

/* What a program may ask a socket of the lot for: 0, or the kernel's errno. */
static int check(int type, int protocol)
{
    const int kind = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (protocol < 0 || protocol > IPPROTO_MPTCP)
        return EINVAL;
    if (kind == SOCK_STREAM)
        return protocol == 0 || protocol == IPPROTO_TCP || protocol == IPPROTO_MPTCP
                   ? 0
                   : EPROTONOSUPPORT;
    return protocol == 0 || protocol == IPPROTO_UDP ? 0 : EPROTONOSUPPORT;
}

static int make(bool six, int type, int protocol)
{
    const int error = check(type, protocol);
    int fd;

    if (error)
        return shim_fail(error);
    fd = REAL(socket)(AF_UNIX, type, 0);
    if (fd < 0)
        return -1;
    if (sockets_add(fd, (type & 0xf) == SOCK_STREAM, six))
        return fd;
    REAL(close)(fd);
    return shim_fail(ENFILE);
}

SHIM_EXPORT int socket(int domain, int type, int protocol)
{
    const int kind = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (!world_active())
        return REAL(socket)(domain, type, protocol);
    if (is_inet(domain) && (kind == SOCK_STREAM || kind == SOCK_DGRAM) &&
        protocol != IPPROTO_ICMP && protocol != IPPROTO_ICMPV6 && protocol != IPPROTO_SCTP &&
        protocol != IPPROTO_UDPLITE && protocol != IPPROTO_DCCP)
        return make(domain == AF_INET6, type, protocol);
    if (world()->strict && domain != AF_UNIX)
        return shim_fail(EPERM);
    return REAL(socket)(domain, type, protocol);
}

SHIM_EXPORT int socketpair(int domain, int type, int protocol, int fds[2])
{
    const int kind = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (world_active() && is_inet(domain) && (kind == SOCK_STREAM || kind == SOCK_DGRAM) &&
        !check(type, protocol))
        return shim_fail(EOPNOTSUPP);
    return REAL(socketpair)(domain, type, protocol, fds);
}
