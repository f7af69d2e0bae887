/* truncated.c — addresses that were cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "truncated.h"
#include "tale.h"

void tell_truncated(int fd, enum call call, socklen_t room, socklen_t needed)
{
    if (!books_open())
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
