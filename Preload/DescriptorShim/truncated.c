/* truncated.c — addresses that were cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "truncated.h"
#include "tale.h"

/* The kernel counts the NUL of a path, and none of a name that begins with one. */
static bool is_whole_path(const struct sockaddr *address, socklen_t room, socklen_t needed)
{
    return address->sa_family == AF_UNIX && address->sa_data[0] && needed == room + 1;
}

void tell_truncated(int fd, enum call call, const struct sockaddr *address, socklen_t room,
                    socklen_t needed)
{
    if (!books_open() || is_whole_path(address, room, needed))
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
