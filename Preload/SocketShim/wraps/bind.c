/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../endpoint.h"
#include "../datagram.h"
#include "../nowhere.h"
#include "../stream.h"
#include "../world.h"

#include <netinet/in.h>
#include <string.h>

static int read_place(const struct sock *sock, const struct sockaddr *address, socklen_t length,
                      struct place *place)
{
    struct sockaddr_in in;

    if (is_nowhere(address))
        return length ? EFAULT : EINVAL;
    /* For old programs the kernel takes AF_UNSPEC for AF_INET, when the address is any. */
    if (!sock->six && length >= sizeof in && address->sa_family == AF_UNSPEC) {
        memcpy(&in, address, sizeof in);
        if (in.sin_addr.s_addr != htonl(INADDR_ANY))
            return EAFNOSUPPORT;
        in.sin_family = AF_INET;
        return place_read((struct sockaddr *)&in, sizeof in, AF_INET, place);
    }
    const int error = place_read(address, length, sock->six ? AF_INET6 : AF_INET, place);
    /* Which of the links such an address is on must be said. */
    if (!error && sock->six && !ip_is_v4(place->ip) &&
        (ip_is_linklocal(place->ip) || ip_is_multicast(place->ip)) &&
        ((const struct sockaddr_in6 *)address)->sin6_scope_id == 0)
        return EINVAL;
    return error;
}

SHIM_EXPORT int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    struct sock *sock = sock_of(fd);
    struct place place;
    int error;

    if (!sock)
        return REAL(bind)(fd, address, length);
    error = read_place(sock, address, length, &place);
    if (!error && sock->six && sock->options.ipv6_v6only && ip_is_v4(place.ip))
        error = EINVAL;
    if (!error && (sock->bound || sock->connected))
        error = EINVAL;
    if (!error)
        error = endpoint_bind(fd, sock, place);
    if (error)
        return shim_fail(error);
    sock->chosen = true;
    /* A specific IPv6 address hears no IPv4: the kernel says so from now on. */
    if (sock->six && !ip_is_v4(place.ip) && !ip_is_wildcard(place.ip))
        sock->options.ipv6_v6only = 1;
    return 0;
}

SHIM_EXPORT int bindresvport(int fd, struct sockaddr_in *address)
{
    struct sockaddr_in in = {.sin_family = AF_INET};

    if (!sock_of(fd))
        return REAL(bindresvport)(fd, address);
    if (address && address->sin_family != AF_INET)
        return shim_fail(EAFNOSUPPORT);
    for (int port = 600; port < 1024; port++) {
        in.sin_port = htons((uint16_t)port);
        if (bind(fd, (struct sockaddr *)&in, sizeof in) == 0) {
            if (address)
                address->sin_port = in.sin_port;
            return 0;
        }
        if (errno != EADDRINUSE)
            return -1;
    }
    return -1;
}
