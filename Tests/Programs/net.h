/* net.h — sockets to say something about. Ports are the kernel's choice, so that programs can run
 * side by side on one loopback interface; they are printed by the name given to know().
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NET_H
#define NET_H

#include "say.h"

struct at {
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
        struct sockaddr_storage room;
    };
    socklen_t length;
};

UNUSED static const char *const loopbacks[] = {"127.0.0.1", "::1"};

#define FOR_LOOPBACKS(ip)                                                                          \
    for (const char *ip = loopbacks[0], *next_ = loopbacks[1]; ip != NULL; ip = next_, next_ = NULL)

UNUSED static int family_of(const char *ip) { return strchr(ip, ':') ? AF_INET6 : AF_INET; }

UNUSED static struct at at(const char *ip, int port)
{
    struct at place;

    memset(&place, 0, sizeof place);
    place.any.sa_family = (sa_family_t)family_of(ip);
    if (place.any.sa_family == AF_INET6) {
        place.v6.sin6_port = htons((uint16_t)port);
        inet_pton(AF_INET6, ip, &place.v6.sin6_addr);
        place.length = sizeof place.v6;
    } else {
        place.v4.sin_port = htons((uint16_t)port);
        inet_pton(AF_INET, ip, &place.v4.sin_addr);
        place.length = sizeof place.v4;
    }
    return place;
}

UNUSED static struct at own(int fd)
{
    struct at place = {.length = sizeof place.room};

    need(getsockname(fd, &place.any, &place.length));
    return place;
}

/* The port of an IPv4 and of an IPv6 address stand in the same bytes. */
UNUSED static int port_in(struct at place) { return ntohs(place.v4.sin_port); }
UNUSED static int port_of(int fd) { return port_in(own(fd)); }

static struct {
    int port;
    const char *name;
} known[16];

/* From now on the port of `fd` is printed as `name`. Hands `fd` on. */
UNUSED static int know(int fd, const char *name)
{
    const int port = port_of(fd);

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].name == NULL || known[i].port == port) {
            known[i].port = port;
            known[i].name = name;
            break;
        }
    }
    return fd;
}

UNUSED static const char *port_name(int port)
{
    for (size_t i = 0; i < sizeof known / sizeof *known && known[i].name; i++)
        if (known[i].port == port)
            return known[i].name;
    return port == 0 ? "0" : "some";
}

/* "label: 127.0.0.1 port server" */
UNUSED static void say_at(const char *label, struct at place)
{
    char text[INET6_ADDRSTRLEN] = "?";

    if (place.any.sa_family == AF_INET6)
        inet_ntop(AF_INET6, &place.v6.sin6_addr, text, sizeof text);
    else if (place.any.sa_family == AF_INET)
        inet_ntop(AF_INET, &place.v4.sin_addr, text, sizeof text);
    printf("%s: %s port %s\n", label, text, port_name(port_in(place)));
}

UNUSED static void say_own(const char *label, int fd)
{
    struct at place = {.length = sizeof place.room};

    if (getsockname(fd, &place.any, &place.length))
        say(label, -1);
    else
        say_at(label, place);
}

UNUSED static void say_peer(const char *label, int fd)
{
    struct at place = {.length = sizeof place.room};

    if (getpeername(fd, &place.any, &place.length))
        say(label, -1);
    else
        say_at(label, place);
}

UNUSED static int stream(int family) { return (int)need(socket(family, SOCK_STREAM, 0)); }
UNUSED static int dgram(int family) { return (int)need(socket(family, SOCK_DGRAM, 0)); }

UNUSED static int bind_to(int fd, struct at place) { return bind(fd, &place.any, place.length); }
UNUSED static int dial(int fd, struct at to) { return connect(fd, &to.any, to.length); }

UNUSED static void nonblocking(int fd)
{
    need(fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK));
}

UNUSED static int bound(int type, const char *ip, int port)
{
    const int fd = (int)need(socket(family_of(ip), type, 0));

    need(bind_to(fd, at(ip, port)));
    return fd;
}

UNUSED static int listener(const char *ip, int port)
{
    const int fd = bound(SOCK_STREAM, ip, port);

    need(listen(fd, 16));
    return fd;
}

/* A port of `ip` where nobody is, nor will be: below those that the kernel hands out, and by the
 * process' number not that of a program beside this one. */
UNUSED static struct at nobody(int type, const char *ip)
{
    static int port;
    int taken;

    if (port == 0)
        port = 10000 + getpid() % 20000;
    do {
        const int fd = (int)need(socket(family_of(ip), type, 0));

        taken = bind_to(fd, at(ip, ++port));
        close(fd);
    } while (taken && port < 32000);
    return at(ip, port);
}

UNUSED static int dialled(struct at to)
{
    const int fd = stream(to.any.sa_family);

    need(dial(fd, to));
    return fd;
}

/* A connection: the client's end, and the server's. */
struct line {
    int client, server;
};

UNUSED static struct line line_to(int listening)
{
    struct line line = {.client = dialled(own(listening))};

    line.server = (int)need(accept(listening, NULL, NULL));
    return line;
}

UNUSED static struct line line_on(const char *ip)
{
    const int listening = know(listener(ip, 0), "server");
    const struct line line = line_to(listening);

    know(line.client, "client");
    close(listening);
    return line;
}

UNUSED static long send_to(int fd, const char *text, struct at to)
{
    return sendto(fd, text, strlen(text), MSG_NOSIGNAL, &to.any, to.length);
}

/* Closes so that the peer gets a RST. */
UNUSED static void reset(int fd)
{
    const struct linger now = {.l_onoff = 1};

    need(setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now));
    close(fd);
}

#endif
