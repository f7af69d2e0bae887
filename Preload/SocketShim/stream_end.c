/* How a stream ends: end of file, reset, broken pipe, shutdown.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "capture.h"
#include "sandbox.h"
#include "stream.h"
#include "world.h"

#include <signal.h>
#include <string.h>

/* The same number on both sides of a connection. */
static uint64_t fingerprint(const struct sock *sock)
{
    struct {
        struct ip client, server;
        uint16_t client_port, server_port;
        uint32_t reserved;
    } line = {
        .client = sock->accepted ? sock->peer.ip : sock->self.ip,
        .server = sock->accepted ? sock->self.ip : sock->peer.ip,
        .client_port = sock->accepted ? sock->peer.port : sock->self.port,
        .server_port = sock->accepted ? sock->self.port : sock->peer.port,
    };
    return siphash(lot_seal(world_lot())->key, &line, sizeof line) | 1;
}

void stream_before_close(int fd, struct sock *sock)
{
    if (capture_is_on)
        capture_closed(sock);
    (void)fd;
    if (sock->stream && options_aborts_on_close(&sock->options) && sock->connected)
        stream_reset_peer(sock);
}

void stream_forget_reset(struct sock *sock) { lot_forget_reset(world_lot(), fingerprint(sock)); }

void stream_reset_peer(struct sock *sock) { lot_note_reset(world_lot(), fingerprint(sock)); }

bool stream_was_reset(struct sock *sock)
{
    return sock->connected && !sock->was_reset && world_lot() &&
           lot_was_reset(world_lot(), fingerprint(sock));
}

static int take_kernel_error(int fd)
{
    int error = 0;
    socklen_t size = sizeof error;

    REAL(getsockopt)(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

int stream_take_error(int fd, struct sock *sock)
{
    const int there = take_kernel_error(fd);
    const int pending = sock->error;

    sock->error = 0;
    if (pending)
        return pending;
    if (there) {
        sock->was_reset = sock->connected;
        return there;
    }
    if (!stream_was_reset(sock))
        return 0;
    sock->was_reset = true;
    return ECONNRESET;
}

/* A reset that comes after the orderly end is not seen by those who read. */
static ssize_t reached_end(struct sock *sock)
{
    const bool seen = sock->saw_end;

    if (!stream_was_reset(sock)) {
        sock->saw_end = true;
        return 0;
    }
    sock->was_reset = true;
    return seen ? 0 : shim_fail(ECONNRESET);
}

ssize_t stream_read_ended(int fd, struct sock *sock, ssize_t result, size_t wanted)
{
    if (result == 0)
        return wanted ? reached_end(sock) : 0;
    if (errno == EINVAL && !sock->connected)
        return shim_fail(sock->progress == PROGRESS_WAITING ? EAGAIN : ENOTCONN);
    if (errno == ECONNRESET && sock->progress == PROGRESS_REFUSED)
        return shim_fail(stream_take_error(fd, sock) ?: ECONNREFUSED);
    if (errno != ECONNRESET)
        return -1;
    sock->was_reset = true;
    return sock->saw_end ? 0 : -1;
}

static ssize_t broken_pipe(int flags)
{
    if (!(flags & MSG_NOSIGNAL))
        raise(SIGPIPE);
    return shim_fail(EPIPE);
}

/* The peer reads no more, but has not closed: TCP goes on taking bytes, which nobody will see. */
static bool only_reading_ended(int fd)
{
    struct pollfd look = {.fd = fd, .events = POLLRDHUP};

    return REAL(poll)(&look, 1, 0) == 0;
}

bool stream_is_over(int fd, struct sock *sock)
{
    struct pollfd look = {.fd = fd, .events = POLLRDHUP};

    if (!sock->connected || sock->was_reset || stream_was_reset(sock))
        return true;
    if (REAL(poll)(&look, 1, 0) <= 0)
        return false;
    return look.revents & POLLERR || (sock->wr_shut && look.revents & POLLRDHUP && !sock->rd_shut);
}

ssize_t stream_write_failed(int fd, struct sock *sock, size_t size, int flags)
{
    int error;

    if (sandbox_is_closed)
        return -1;
    if (errno == ENOTCONN)
        return sock->progress == PROGRESS_WAITING ? shim_fail(EAGAIN) : broken_pipe(flags);
    if (errno != EPIPE)
        return -1;
    if (sock->connected && !sock->wr_shut && !sock->was_reset && only_reading_ended(fd))
        return (ssize_t)size;
    error = stream_take_error(fd, sock);
    if (error && error != EPIPE)
        return shim_fail(error);
    if (error || sock->wr_shut || sock->was_reset || !sock->connected)
        return broken_pipe(flags);
    /* TCP sends into the closed connection and learns of it by the answer, a reset. */
    stream_reset_peer(sock);
    sock->was_reset = true;
    sock->error = EPIPE;
    return (ssize_t)size;
}

/* Wakes who waits in accept(), and leaves a socket that is bound and no more. */
static int shut_listener(int fd, struct sock *sock, int how)
{
    if (how == SHUT_WR)
        return 0;
    REAL(shutdown)(fd, how);
    return stream_unlisten(fd, sock) ? 0 : -1;
}

int stream_shutdown(int fd, struct sock *sock, int how)
{
    if (how < SHUT_RD || how > SHUT_RDWR)
        return shim_fail(EINVAL);
    if (sock->listening)
        return shut_listener(fd, sock, how);
    if (stream_is_over(fd, sock))
        return shim_fail(ENOTCONN);
    sock->rd_shut |= how != SHUT_WR;
    sock->wr_shut |= how != SHUT_RD;
    return REAL(shutdown)(fd, how);
}
