/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../datagram.h"
#include "../nowhere.h"
#include "../stream.h"
#include "../world.h"
#include "interfaces.h"

#include <linux/sockios.h>
#include <stdarg.h>

static int count_waiting(int fd, struct sock *sock, int *out)
{
    *out = datagram_next_size(fd, sock);
    return 0;
}

static bool only_asks(unsigned long request)
{
    return request == SIOCGIFNAME || request == SIOCGIFINDEX || request == SIOCGIFFLAGS ||
           request == SIOCGIFMTU || request == SIOCGIFHWADDR || request == SIOCGIFTXQLEN;
}

static int ioctl_ours(int fd, struct sock *sock, unsigned long request, void *argument)
{
    if (request == FIONREAD && is_nowhere(argument))
        return shim_fail(EFAULT);
    const int error = interfaces_ioctl(world()->address, world()->addresses, request, argument);

    /* Netlink goes past us and may have told of an interface of the machine's. */
    if (error == ENODEV && only_asks(request))
        return REAL(ioctl)(fd, request, argument);
    if (error >= 0)
        return error ? shim_fail(error) : 0;
    if (request == FIONREAD && !sock->stream)
        return count_waiting(fd, sock, argument);
    if ((request == FIONREAD || request == SIOCOUTQ) && sock->listening)
        return shim_fail(EINVAL);
    if (request == SIOCATMARK && !sock->stream)
        return shim_fail(ENOTTY);
    if (request == SIOCOUTQ && !sock->stream && argument) {
        *(int *)argument = 0;
        return 0;
    }
    return REAL(ioctl)(fd, request, argument);
}

SHIM_EXPORT int ioctl(int fd, unsigned long request, ...)
{
    struct sock *sock = sock_of(fd);
    va_list more;

    va_start(more, request);
    void *argument = va_arg(more, void *);
    va_end(more);
    return sock ? ioctl_ours(fd, sock, request, argument) : REAL(ioctl)(fd, request, argument);
}

SHIM_EXPORT int sockatmark(int fd)
{
    int at = 0;

    return ioctl(fd, SIOCATMARK, &at) < 0 ? -1 : at;
}
