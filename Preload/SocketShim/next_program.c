/* next_program.c — whether the program that is about to be executed will be in the lot. Says once
 * on standard error that it won't be; in a strict lot it does not run then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "onward.h"
#include "program_head.h"
#include "world.h"

#include <string.h>
#include <sys/stat.h>

static int open_along_path(const char *name)
{
    const char *path = getenv("PATH");
    char file[4096];

    for (path = path ? path : "/bin:/usr/bin"; *path; path += *path == ':') {
        const size_t length = strcspn(path, ":"), rest = strlen(name);
        if (length + rest + 2 <= sizeof file) {
            memcpy(file, path, length);
            file[length] = '/';
            memcpy(file + length + 1, name, rest + 1);
            const int fd = access(file, X_OK) ? -1 : open(file, O_RDONLY | O_CLOEXEC);
            if (fd >= 0)
                return fd;
        }
        path += length;
    }
    return -1;
}

/* The loader ignores LD_PRELOAD when the file gives its caller more rights than he has. */
static bool raises_rights(int fd)
{
    struct stat status;

    return fstat(fd, &status) == 0 &&
           ((status.st_mode & S_ISUID && status.st_uid != getuid()) ||
            ((status.st_mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP) &&
             status.st_gid != getgid()));
}

static const char *obstacle_of(int fd)
{
    char head[PROGRAM_HEAD_SIZE];
    const ssize_t size = pread(fd, head, sizeof head, 0);
    const char *obstacle = size > 0 ? program_head_obstacle(head, (size_t)size) : NULL;

    if (obstacle)
        return obstacle;
    return size > 0 && memcmp(head, "#!", 2) != 0 && raises_rights(fd) ? "is set-uid or set-gid"
                                                                       : NULL;
}

bool shim_may_run(int directory, const char *path, bool searches)
{
    SHIM_KEEP_ERRNO;
    const char *obstacle;
    int fd;

    if (!world_active() || !path)
        return true;
    fd = searches && !strchr(path, '/') ? open_along_path(path)
                                        : openat(directory, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return true;
    obstacle = obstacle_of(fd);
    REAL(close)(fd);
    if (obstacle)
        SHIM_SAY(path, " ", obstacle,
                 world()->strict ? ": a strict lot does not run it"
                                 : ": the lot does not reach it, its network is the machine's");
    return !obstacle || !world()->strict;
}
