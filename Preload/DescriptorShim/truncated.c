/* truncated.c — addresses that were cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "truncated.h"
#include "tale.h"

#include <netinet/in.h>

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
