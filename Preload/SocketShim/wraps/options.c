/* getsockopt and setsockopt.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../endpoint.h"
#include "../datagram.h"
#include "../nowhere.h"
#include "../stream.h"
#include "../world.h"

static enum socket_state state_of(const struct sock *sock)
{
    if (sock->listening)
        return SOCKET_LISTENING;
    if (sock->progress == PROGRESS_WAITING)
        return SOCKET_CONNECTING;
    if (sock->progress == PROGRESS_REFUSED || sock->was_reset)
        return SOCKET_CLOSED;
    if (sock->connected)
        return SOCKET_CONNECTED;
    return sock->bound ? SOCKET_BOUND : SOCKET_FRESH;
}

/* A connected stream's peer may have ended its side: the kernel knows. */
static enum socket_state look_closer(int fd, struct sock *sock, enum socket_state state)
{
    struct pollfd look = {.fd = fd, .events = POLLRDHUP};

    if (state != SOCKET_CONNECTED || REAL(poll)(&look, 1, 0) <= 0)
        return state;
    if (look.revents & POLLERR || stream_was_reset(sock))
        return SOCKET_CLOSED;
    return look.revents & POLLRDHUP ? SOCKET_PEER_SHUT : state;
}

static struct socket_facts facts_of(int fd, struct sock *sock, bool closely)
{
    const enum socket_state state = state_of(sock);

    return (struct socket_facts){
        .family = sock->six ? AF_INET6 : AF_INET,
        .type = sock->stream ? SOCK_STREAM : SOCK_DGRAM,
        .state = closely && sock->stream ? look_closer(fd, sock, state) : state,
        .own_shut = sock->wr_shut,
        .loopback = ip_is_loopback(sock->peer.ip),
        .privileged = geteuid() == 0,
        .addresses = world()->address,
        .address_count = world()->addresses,
    };
}

static int apply(int fd, struct sock *sock, const struct option_answer *answer, int level, int name,
                 const void *value, socklen_t length)
{
    int error = 0;

    switch (answer->verdict) {
    case OPTION_KERNEL:
        if (level == SOL_SOCKET)
            socket_note_option(sock, name);
        return REAL(setsockopt)(fd, level, name, value, length);
    case OPTION_DONE:
        return 0;
    case OPTION_FAILS:
        error = answer->error;
        break;
    case OPTION_JOIN:
        error = datagram_join(sock, answer->group);
        break;
    case OPTION_LEAVE:
        error = datagram_leave(sock, answer->group);
        break;
    }
    return error ? shim_fail(error) : 0;
}

SHIM_EXPORT int setsockopt(int fd, int level, int name, const void *value, socklen_t length)
{
    struct sock *sock = sock_of(fd);
    int result;

    if (!sock)
        return REAL(setsockopt)(fd, level, name, value, length);
    if (is_astray(value))
        return shim_fail(EFAULT);
    const struct socket_facts facts = facts_of(fd, sock, false);
    const struct option_answer answer =
        options_set(&sock->options, &facts, level, name, value, length);
    result = apply(fd, sock, &answer, level, name, value, length);
    if (result == 0 && !sock->stream && !sock->options.udp_cork)
        datagram_flush(fd, sock);
    if (result == 0 && sock->ticket.entry && !sock->accepted)
        endpoint_publish(sock);
    return result;
}

static int get_error(int fd, struct sock *sock, void *value, socklen_t *length)
{
    const int error = sock->stream ? stream_take_error(fd, sock) : datagram_take_error(fd, sock);

    if (!value || !length)
        return shim_fail(EFAULT);
    if ((int)*length < 0)
        return shim_fail(EINVAL);
    *length = *length < sizeof error ? *length : sizeof error;
    __builtin_memcpy(value, &error, *length);
    return 0;
}

static int get_peer_name(int fd, void *value, socklen_t *length)
{
    socklen_t size = *length;

    if (getpeername(fd, value, &size))
        return -1;
    /* The kernel's odd rule: too large a room fails. */
    if (size < *length)
        return shim_fail(EINVAL);
    *length = size;
    return 0;
}

SHIM_EXPORT int getsockopt(int fd, int level, int name, void *value, socklen_t *length)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(getsockopt)(fd, level, name, value, length);
    if (is_nowhere(length) || is_astray(value))
        return shim_fail(EFAULT);
    if (level == SOL_SOCKET && name == SO_PEERNAME)
        return get_peer_name(fd, value, length);
    if (level == SOL_SOCKET && name == SO_ERROR)
        return get_error(fd, sock, value, length);
    const struct socket_facts facts = facts_of(fd, sock, level == IPPROTO_TCP);
    const struct option_answer answer =
        options_get(&sock->options, &facts, level, name, value, length);
    if (answer.verdict == OPTION_KERNEL)
        return REAL(getsockopt)(fd, level, name, value, length);
    return answer.verdict == OPTION_FAILS ? shim_fail(answer.error) : 0;
}
