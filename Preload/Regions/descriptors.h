/* descriptors.h — descriptors of our own in somebody else's process.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "direct.h"

#include <fcntl.h>
#include <sys/resource.h>

/* Moves it away from the low numbers, which programs count on, and which are given out again first
 * when somebody closes all there are. Returns the number that it has now; close-on-exec. */
static inline int descriptor_high(int fd)
{
    enum { HIGHEST = 1000, ROOM = 600 };
    struct rlimit limit;
    long lowest = HIGHEST - ROOM, moved;

    if (!getrlimit(RLIMIT_NOFILE, &limit) && limit.rlim_cur < HIGHEST)
        lowest = (long)limit.rlim_cur / 2;
    moved = direct_call(SYS_fcntl, fd, F_DUPFD_CLOEXEC, lowest);
    if (moved < 0)
        return fd;
    direct_call(SYS_close, fd, 0, 0);
    return (int)moved;
}

#endif
