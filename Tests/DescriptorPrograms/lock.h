/* lock.h — POSIX locks of whole files, and whether they are still held.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOCK_H
#define LOCK_H

#include "descriptors.h"

UNUSED static int set_lock(int fd, int command, short type)
{
    struct flock record = {.l_type = type};

    return fcntl(fd, command, &record);
}

/* Asks in a child, since a process is not in its own way. */
UNUSED static bool is_locked(int fd)
{
    int status;
    const pid_t child = fork();

    if (!child) {
        struct flock record = {.l_type = F_WRLCK};

        _exit(!fcntl(fd, F_GETLK, &record) && record.l_type != F_UNLCK);
    }
    need(waitpid(child, &status, 0) == child && WIFEXITED(status));
    return WEXITSTATUS(status);
}

#endif
