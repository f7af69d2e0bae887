/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "tag.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

enum tag_flag {
    TAG_SIX = 1,
    TAG_DATAGRAM = 2,
    TAG_ACCEPTED = 4, /* `address` is its own; otherwise, with TAG_CONNECTED, its peer's */
    TAG_CONNECTED = 8,
    TAG_WR_SHUT = 16,
    TAG_RD_SHUT = 32,
    TAG_V6ONLY = 64,
    TAG_REUSEPORT = 128,
    TAG_WAS_RESET = 256,
    TAG_NODELAY = 512,
    TAG_CHOSEN = 1024,
};

/* 64 bits, as the kernel keeps them. */
struct tag {
    uint16_t magic;
    uint16_t flags;
    uint16_t address; /* lot_intern */
    uint16_t port;
};

enum { TAG_MAGIC = 0xb107 };

_Static_assert(sizeof(struct tag) == sizeof(uint64_t), "a tag is what SO_MAX_PACING_RATE holds");

static uint16_t flags_of(const struct sock *sock)
{
    return (uint16_t)((sock->six ? TAG_SIX : 0) | (sock->stream ? 0 : TAG_DATAGRAM) |
                      (sock->accepted ? TAG_ACCEPTED : 0) | (sock->connected ? TAG_CONNECTED : 0) |
                      (sock->wr_shut ? TAG_WR_SHUT : 0) | (sock->rd_shut ? TAG_RD_SHUT : 0) |
                      (sock->was_reset ? TAG_WAS_RESET : 0) |
                      (sock->options.ipv6_v6only ? TAG_V6ONLY : 0) |
                      (sock->options.so_reuseport ? TAG_REUSEPORT : 0) |
                      (sock->options.tcp_nodelay ? TAG_NODELAY : 0) |
                      (sock->chosen ? TAG_CHOSEN : 0));
}

void tag_write(int fd, struct sock *sock)
{
    const struct place place = sock->accepted ? sock->self : sock->peer;
    struct tag tag = {.magic = TAG_MAGIC, .flags = flags_of(sock), .port = place.port};

    if (sock->accepted || sock->connected)
        tag.address = lot_intern(world_lot(), place.ip);
    REAL(setsockopt)(fd, SOL_SOCKET, SO_MAX_PACING_RATE, &tag, sizeof tag);
}

static bool read_tag(int fd, struct tag *tag)
{
    socklen_t length = sizeof *tag;
    int domain = 0;
    socklen_t size = sizeof domain;

    return REAL(getsockopt)(fd, SOL_SOCKET, SO_MAX_PACING_RATE, tag, &length) == 0 &&
           length == sizeof *tag && tag->magic == TAG_MAGIC &&
           REAL(getsockopt)(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX;
}

static void adopt_own_name(int fd, struct sock *sock)
{
    struct sockaddr_un where;
    socklen_t length = sizeof where;

    if (REAL(getsockname)(fd, (struct sockaddr *)&where, &length) ||
        !name_decode(lot_seal(world_lot()), &where, length, &sock->name))
        return;
    sock->named = sock->bound = true;
    sock->self = sock->name.self;
    if (sock->name.kind == NAME_LINE) {
        sock->peer = sock->name.peer;
    } else if (!sock->accepted) {
        sock->ticket = lot_ticket_of(world_lot(), &sock->name);
    }
}

static void adopt_peer_name(int fd, struct sock *sock)
{
    struct sockaddr_un where;
    struct name name;
    socklen_t length = sizeof where;

    if (REAL(getpeername)(fd, (struct sockaddr *)&where, &length) ||
        !name_decode(lot_seal(world_lot()), &where, length, &name))
        return;
    sock->peer = name.self;
}

static void adopt_state(int fd, struct sock *sock, const struct tag *tag)
{
    int listening = 0;
    socklen_t size = sizeof listening;
    struct ip ip;

    adopt_own_name(fd, sock);
    if (lot_interned(world_lot(), tag->address, &ip))
        *(sock->accepted ? &sock->self : &sock->peer) = (struct place){ip, tag->port};
    if (sock->accepted)
        adopt_peer_name(fd, sock);
    if (sock->stream && REAL(getsockopt)(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0)
        sock->listening = listening;
    if (!sock->stream && sock->connected && ip_is_wildcard(sock->self.ip))
        lot_source(world_lot(), world_host(), sock->peer.ip, &sock->self.ip);
}

struct sock *tag_adopt(int fd)
{
    struct tag tag;
    struct sock *sock;

    if (!world_active() || !read_tag(fd, &tag) || !world_lot())
        return NULL;
    sock = sockets_add(fd, !(tag.flags & TAG_DATAGRAM), tag.flags & TAG_SIX);
    if (!sock)
        return NULL;
    sockets_may_be_shared();
    sock->accepted = tag.flags & TAG_ACCEPTED;
    sock->connected = tag.flags & TAG_CONNECTED;
    sock->wr_shut = tag.flags & TAG_WR_SHUT;
    sock->rd_shut = tag.flags & TAG_RD_SHUT;
    sock->was_reset = tag.flags & TAG_WAS_RESET;
    sock->options.ipv6_v6only = (tag.flags & TAG_V6ONLY) != 0;
    sock->options.so_reuseport = (tag.flags & TAG_REUSEPORT) != 0;
    sock->options.tcp_nodelay = (tag.flags & TAG_NODELAY) != 0;
    sock->chosen = tag.flags & TAG_CHOSEN;
    adopt_state(fd, sock, &tag);
    return sock;
}
