/* Sockets: where they come from, and what they become.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../opening.h"
#include "../using.h"
#include "../busy.h"
#include "../truncated.h"
#include "describe.h"

SHIM_EXPORT int socket(int family, int type, int protocol)
{
    return opened(REAL(socket)(family, type, protocol), CALL_socket, THING_SOCKET,
                  cloexec_mark(type, SOCK_CLOEXEC), "socket");
}

/* Its line says from now on what it is. */
static void become(int fd, const char *what, const struct sockaddr *address, socklen_t length)
{
    struct line *line = books.state == AWAKE && !vfork_child ? books_known(fd) : NULL;

    if (line && line_state(line) == STATE_OPEN && address)
        describe_address(line->what, what, address, length);
}

SHIM_EXPORT int bind(int fd, const struct sockaddr *name, socklen_t length)
{
    const int result = REAL(bind)(fd, name, length);

    if (result == 0)
        become(fd, "socket at", name, length);
    used(fd, CALL_bind, result);
    return result;
}

SHIM_EXPORT int connect(int fd, const struct sockaddr *to, socklen_t length)
{
    struct busy *busy = busy_begin(fd, CALL_connect);
    const int result = REAL(connect)(fd, to, length);

    busy_end(busy);
    if (result == 0 || errno == EINPROGRESS)
        become(fd, "socket to", to, length);
    used(fd, CALL_connect, result);
    return result;
}

static void accepted(int fd, int result, enum call call, const struct sockaddr *from,
                     const socklen_t *length, socklen_t room, int flags)
{
    char text[LINE_TEXT];

    used(fd, call, result);
    if (result < 0 || !from || !length) {
        opened(result, call, THING_SOCKET, cloexec_mark(flags, SOCK_CLOEXEC), "accepted socket");
        return;
    }
    describe_address(text, "accepted from", from, *length < room ? *length : room);
    opened(result, call, THING_SOCKET, cloexec_mark(flags, SOCK_CLOEXEC), text);
    check_truncated(fd, call, from, room, *length);
}

SHIM_EXPORT int accept(int fd, struct sockaddr *from, socklen_t *length)
{
    const socklen_t room = from ? room_of(length) : 0;
    struct busy *busy = busy_begin(fd, CALL_accept);
    const int result = REAL(accept)(fd, from, length);

    busy_end(busy);
    accepted(fd, result, CALL_accept, from, length, room, 0);
    return result;
}

SHIM_EXPORT int accept4(int fd, struct sockaddr *from, socklen_t *length, int flags)
{
    const socklen_t room = from ? room_of(length) : 0;
    struct busy *busy = busy_begin(fd, CALL_accept4);
    const int result = REAL(accept4)(fd, from, length, flags);

    busy_end(busy);
    accepted(fd, result, CALL_accept4, from, length, room, flags);
    return result;
}

#define NAMES(name)                                                                                \
    SHIM_EXPORT int name(int fd, struct sockaddr *address, socklen_t *length)                      \
    {                                                                                              \
        const socklen_t room = room_of(length);                                                    \
        const int result = REAL(name)(fd, address, length);                                        \
                                                                                                   \
        used(fd, CALL_##name, result);                                                             \
        if (result == 0)                                                                           \
            check_truncated(fd, CALL_##name, address, room, *length);                              \
        return result;                                                                             \
    }

NAMES(getsockname)
NAMES(getpeername)
