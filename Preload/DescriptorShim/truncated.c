/* truncated.c — addresses that were cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "truncated.h"
#include "readable.h"
#include "tale.h"

#include <netinet/in.h>
#include <string.h>

/* A length is a variable of a caller mostly, on the page of the stack that we are on. */
static bool is_readable(uintptr_t address)
{
    const uintptr_t here = (uintptr_t)__builtin_frame_address(0);

    return (address >= here && address >> PAGE_BITS == here >> PAGE_BITS) ||
           is_readable_now(address);
}

socklen_t room_of(const socklen_t *length)
{
    const uintptr_t first = (uintptr_t)length, last = first + sizeof *length - 1;
    socklen_t room;

    if (!length || books.state != AWAKE || !is_readable(first) || !is_readable(last))
        return 0;
    memcpy(&room, length, sizeof room);
    return room;
}

/* Who has room for an IPv6 address looks at the family, and wants no path. */
static bool is_another_family(const struct sockaddr *address, socklen_t room)
{
    return address->sa_family == AF_UNIX && room == sizeof(struct sockaddr_in6);
}

/* The kernel counts the NUL of a path, and none of a name that begins with one. */
static bool is_whole_path(const struct sockaddr *address, socklen_t room, socklen_t needed)
{
    return address->sa_family == AF_UNIX && address->sa_data[0] && needed == room + 1;
}

void tell_truncated(int fd, enum call call, const struct sockaddr *address, socklen_t room,
                    socklen_t needed)
{
    if (!books_open() || is_whole_path(address, room, needed) || is_another_family(address, room))
        return;
    SHIM_KEEP_ERRNO;
    struct tale tale = tale_of(FD_ADDR_TRUNCATED, fd);
    const struct deed by = deed(call);
    tale.grade = FD_WARNING;
    tale.limit = room;
    tale.count = needed;
    tale_add(&tale, FD_CALL, fd, &by, NULL);
    tale_tell(&tale);
}
