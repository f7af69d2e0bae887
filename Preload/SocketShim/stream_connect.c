/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "stream.h"
#include "capture.h"
#include "datagram.h"
#include "endpoint.h"
#include "kin.h"
#include "outside.h"
#include "readiness.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

static atomic_int waiting;

int stream_waiting(void) { return atomic_load_explicit(&waiting, memory_order_relaxed); }

bool stream_is_nonblocking(int fd) { return REAL(fcntl)(fd, F_GETFL) & O_NONBLOCK; }

/* Gives an unbound client a name that says where it is and whom it talks to. Returns 0 or errno. */
static int take_line(int fd, struct sock *sock, struct ip source, struct place to)
{
    struct lot *lot = world_lot();
    struct name name = {
        .kind = NAME_LINE,
        .protocol = NAME_TCP,
        .family = sock->six ? AF_INET6 : AF_INET,
        .host = (uint16_t)world_host(),
        .self.ip = source,
        .peer = to,
    };

    for (int tries = 0; tries < 65536; tries++) {
        struct sockaddr_un where;
        name.self.port = lot_next_port(lot, NAME_TCP);
        const socklen_t length = name_encode(lot_seal(lot), &name, &where);
        if (REAL(bind)(fd, (struct sockaddr *)&where, length) == 0) {
            sock->name = name;
            sock->named = true;
            return 0;
        }
        if (errno != EADDRINUSE)
            return errno;
    }
    return EADDRNOTAVAIL;
}

/* The name to connect from. A bound client keeps its own, and notes its peer in the lot's file. */
static int prepare_line(int fd, struct sock *sock, struct place to)
{
    struct ip source;

    if (!lot_source(world_lot(), world_host(), to.ip, &source))
        return ENETUNREACH;
    if (sock->bound) {
        if (ip_is_wildcard(sock->self.ip))
            sock->self.ip = source;
        return lot_set_peer(world_lot(), sock->ticket, to);
    }
    if (sock->named && (sock->name.peer.port != to.port || !ip_equal(sock->name.peer.ip, to.ip)) &&
        !socket_renew(fd, sock))
        return errno;
    if (!sock->named) {
        const int error = take_line(fd, sock, source, to);
        if (error)
            return error;
    }
    sock->self = sock->name.self;
    return 0;
}

/* Whether the listener we got to is the one the lot's file speaks of, not somebody who took a name
 * that was free. */
static bool listener_is_ours(int fd, const struct lot_hearer *hearer)
{
    struct ucred other;
    socklen_t size = sizeof other;

    if (REAL(getsockopt)(fd, SOL_SOCKET, SO_PEERCRED, &other, &size))
        return false;
    if (other.uid == hearer->uid &&
        ((uint32_t)other.pid == hearer->pid || (uint32_t)other.pid == hearer->former))
        return true;
    return kin_is_of_lot(&other);
}

/* The lot is told who we are before we knock: once, and again as another user or after a fork. */
static void enlist_once(void)
{
    static _Atomic uint64_t told;
    const uint32_t pid = (uint32_t)getpid(), uid = geteuid();
    const uint64_t self = (uint64_t)pid << 32 | uid;

    if (atomic_load_explicit(&told, memory_order_relaxed) == self)
        return;
    lot_enlist(world_lot(), pid, uid);
    atomic_store_explicit(&told, self, memory_order_relaxed);
}

/* One attempt at one listener. Returns 0, or an errno: EAGAIN when its backlog is full. */
static int attempt(int fd, struct sock *sock, struct place to, const struct lot_hearer *hearer)
{
    struct sockaddr_un where;
    const socklen_t length = name_encode(lot_seal(world_lot()), &hearer->name, &where);
    const int error = prepare_line(fd, sock, to);

    if (error)
        return error;
    enlist_once();
    if (REAL(connect)(fd, (struct sockaddr *)&where, length))
        return errno;
    if (!listener_is_ours(fd, hearer)) {
        socket_renew(fd, sock);
        return ECONNREFUSED;
    }
    sock->connected = sock->bound = true;
    sock->peer = to;
    stream_forget_reset(sock);
    if (capture_is_on)
        capture_connected(sock);
    return 0;
}

/* Listeners that died without a word are removed on the way. */
static int reach(int fd, struct sock *sock, struct place to)
{
    struct lot_hearer hearer;
    int error = ECONNREFUSED;

    for (int tries = 0; tries < 64; tries++) {
        if (!lot_find(world_lot(), NAME_TCP, to, sock->self, world_host(),
                      lot_next_choice(world_lot()), &hearer))
            return nobody_there(to) ? nobody_there(to) : ECONNREFUSED;
        error = attempt(fd, sock, to, &hearer);
        if (error != ECONNREFUSED)
            return error;
        lot_bury(world_lot(), hearer.ticket);
    }
    return error;
}

/* A refused attempt of a non-blocking socket shows as the kernel's own: an AF_UNIX stream whose
 * listener died before it accepted is readable, writable, in error and hung up. */
static bool become_refused(int fd)
{
    struct sockaddr_un where = {.sun_family = AF_UNIX};
    socklen_t length = sizeof(sa_family_t);
    const int listener = REAL(socket)(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool done;

    if (listener < 0)
        return false;
    done = REAL(bind)(listener, (struct sockaddr *)&where, length) == 0 &&
           REAL(listen)(listener, 1) == 0 &&
           (length = sizeof where,
            REAL(getsockname)(listener, (struct sockaddr *)&where, &length) == 0) &&
           REAL(connect)(fd, (struct sockaddr *)&where, length) == 0;
    REAL(close)(listener);
    return done;
}

static void start_waiting(struct sock *sock, struct place to)
{
    sock->peer = to;
    sock->progress = PROGRESS_WAITING;
    atomic_fetch_add(&waiting, 1);
}

static void stop_waiting(struct sock *sock)
{
    if (sock->progress != PROGRESS_WAITING)
        return;
    sock->progress = PROGRESS_NONE;
    atomic_fetch_sub(&waiting, 1);
}

/* What a non-blocking connect() says at once, and what it leaves for later. */
static int settle(int fd, struct sock *sock, struct place to, int error)
{
    switch (error) {
    case 0:
        sock->progress = PROGRESS_DONE;
        /* epoll is told of the change, as TCP's own handshake tells it. */
        readiness_rearm(sock, fd);
        return shim_fail(EINPROGRESS);
    case EAGAIN:
        start_waiting(sock, to);
        return shim_fail(EINPROGRESS);
    case ECONNREFUSED:
        if (!become_refused(fd))
            return shim_fail(error);
        sock->progress = PROGRESS_REFUSED;
        sock->error = error;
        return shim_fail(EINPROGRESS);
    default:
        return shim_fail(error);
    }
}

/* connect() once more on a socket that has been told EINPROGRESS. */
static int ask_again(int fd, struct sock *sock)
{
    if (sock->progress == PROGRESS_WAITING)
        stream_try_again(fd, sock);
    switch (sock->progress) {
    case PROGRESS_WAITING:
        return shim_fail(EALREADY);
    case PROGRESS_DONE:
        sock->progress = PROGRESS_NONE;
        return 0;
    default:
        return shim_fail(EISCONN);
    }
}

void stream_try_again(int fd, struct sock *sock)
{
    SHIM_KEEP_ERRNO;
    const struct place to = sock->peer;
    const int error = reach(fd, sock, to);

    if (error == EAGAIN || sock->progress != PROGRESS_WAITING)
        return;
    stop_waiting(sock);
    if (error && become_refused(fd)) {
        sock->progress = PROGRESS_REFUSED;
        sock->error = error;
    } else {
        sock->progress = PROGRESS_DONE;
    }
    readiness_rearm(sock, fd);
}

void stream_gone(struct sock *sock) { stop_waiting(sock); }

bool stream_unlisten(int fd, struct sock *sock)
{
    const struct place self = sock->self;

    sock->listening = false;
    return socket_renew(fd, sock) && (!sock->chosen || endpoint_bind(fd, sock, self) == 0);
}

static int disconnect(int fd, struct sock *sock)
{
    stop_waiting(sock);
    if (sock->connected)
        stream_reset_peer(sock);
    if (sock->listening || sock->connected || sock->progress)
        return stream_unlisten(fd, sock) ? 0 : -1;
    return 0;
}

int stream_connect(int fd, struct sock *sock, const struct sockaddr *address, socklen_t length)
{
    struct place to;
    int error;

    if (length >= sizeof(sa_family_t) && address->sa_family == AF_UNSPEC)
        return disconnect(fd, sock);
    if (sock->progress == PROGRESS_REFUSED) {
        error = stream_take_error(fd, sock);
        stream_unlisten(fd, sock);
        return shim_fail(error ? error : ECONNABORTED);
    }
    if (sock->progress)
        return ask_again(fd, sock);
    if (sock->connected || sock->listening)
        return shim_fail(EISCONN);
    error = place_read(address, length, sock->six ? AF_INET6 : AF_INET, &to);
    if (error)
        return shim_fail(error);
    if (!world_lot())
        return shim_fail(ENETDOWN);
    if (ip_is_multicast(to.ip) || lot_is_broadcast(world_lot(), to.ip, world_host()) ||
        (sock->options.ipv6_v6only && ip_is_v4(to.ip)))
        return shim_fail(ENETUNREACH);
    if (ip_is_wildcard(to.ip))
        to.ip = ip_loopback(ip_is_v4(to.ip) ? AF_INET : AF_INET6);
    if (outside_is_meant(NAME_TCP, to))
        return outside_connect(fd, sock, to);
    error = reach(fd, sock, to);
    if (stream_is_nonblocking(fd))
        return settle(fd, sock, to, error);
    /* SO_SNDTIMEO ran out, or a signal came, before there was room: the attempt goes on. */
    if (error == EAGAIN || error == EINTR)
        start_waiting(sock, to);
    return error ? shim_fail(error == EAGAIN ? EINPROGRESS : error) : 0;
}
