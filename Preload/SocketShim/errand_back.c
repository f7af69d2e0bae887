/* The answer to a datagram for a closed port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "errand.h"
#include "datagram.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

/* Makes poll and epoll see the error too, and wakes who waits: an AF_UNIX datagram socket is in
 * error when the peer it is connected to leaves with something of it unread. Leaving that peer
 * empties its own queue, so only if that is empty. */
static void raise_alarm(int fd, const struct sock *sock)
{
    struct sockaddr_un self, nobody = {.sun_family = AF_UNSPEC}, helper_name;
    const socklen_t self_length = name_encode(lot_seal(world_lot()), &sock->name, &self);
    socklen_t length = sizeof(sa_family_t);
    const int helper = REAL(socket)(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (helper < 0)
        return;
    helper_name.sun_family = AF_UNIX;
    if (REAL(bind)(helper, (struct sockaddr *)&helper_name, length) == 0 &&
        (length = sizeof helper_name,
         REAL(getsockname)(helper, (struct sockaddr *)&helper_name, &length) == 0) &&
        REAL(connect)(fd, (struct sockaddr *)&helper_name, length) == 0) {
        REAL(connect)(helper, (struct sockaddr *)&self, self_length);
        REAL(send)(fd, "", 1, MSG_DONTWAIT | MSG_NOSIGNAL);
        REAL(connect)(helper, (struct sockaddr *)&nobody, sizeof(sa_family_t));
        REAL(connect)(fd, (struct sockaddr *)&nobody, sizeof(sa_family_t));
    }
    REAL(close)(helper);
}

static void keep_lost(struct sock *sock, struct place to, const struct msghdr *message)
{
    sock->lost_size = 0;
    for (size_t i = 0; i < message->msg_iovlen && sock->lost_size < LOST; i++) {
        const size_t left = LOST - sock->lost_size;
        const size_t size = message->msg_iov[i].iov_len < left ? message->msg_iov[i].iov_len : left;
        memcpy(sock->lost_bytes + sock->lost_size, message->msg_iov[i].iov_base, size);
        sock->lost_size = (uint8_t)(sock->lost_size + size);
    }
    sock->lost_to = to;
    sock->lost = true;
}

/* The answer to a datagram for a closed port: an ICMP message, which a connected socket hears of
 * with its next call. */
void errand_came_back(int fd, struct sock *sock, struct place to, const struct msghdr *message)
{
    SHIM_KEEP_ERRNO;
    const bool wants_error =
        ip_is_v4(to.ip) ? sock->options.ip_recverr : sock->options.ipv6_recverr;

    if (wants_error)
        keep_lost(sock, to, message);
    if (!sock->connected && !wants_error)
        return;
    sock->error = ECONNREFUSED;
    if (datagram_next_size(fd, sock) == 0)
        raise_alarm(fd, sock);
}
