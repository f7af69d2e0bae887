/* reach.c — whether a preloaded library will be in the program that is about to be executed. No
 * wrapper sees what is done for it. SPDX-License-Identifier: Apache-2.0 */
#include "onward.h"
#include "direct.h"
#include "program_head.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, REMEMBERED = 4 };

/* Fingerprints of programs that were looked at, with nothing in the way of them: who starts one
 * again and again reads it once. */
static _Atomic uint64_t harmless[REMEMBERED];

/* Where the shell would find it. Returns `file`, or NULL. */
static const char *find_along_path(const char *name, char file[PATH_ROOM])
{
    const char *path = getenv("PATH");

    for (path = path ? path : "/bin:/usr/bin"; *path; path += *path == ':') {
        const size_t length = strcspn(path, ":"), rest = strlen(name);
        if (length + rest + 2 <= PATH_ROOM) {
            memcpy(file, path, length);
            file[length] = '/';
            memcpy(file + length + 1, name, rest + 1);
            if (direct_call(SYS_faccessat, AT_FDCWD, (long)file, X_OK) == 0)
                return file;
        }
        path += length;
    }
    return NULL;
}

/* Of the file as it is now: whatever is done to it gives it another time of change. */
static uint64_t fingerprint(const struct stat *status)
{
    const uint64_t of_file[] = {status->st_dev, status->st_ino, (uint64_t)status->st_ctim.tv_sec,
                                (uint64_t)status->st_ctim.tv_nsec, (uint64_t)status->st_size};
    uint64_t hash = 0xcbf29ce484222325;

    for (size_t i = 0; i < sizeof of_file / sizeof *of_file; i++) {
        hash = (hash ^ of_file[i]) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    return hash | 1;
}

static bool is_harmless(uint64_t print)
{
    for (size_t i = 0; i < REMEMBERED; i++)
        if (atomic_load_explicit(&harmless[i], memory_order_relaxed) == print)
            return true;
    return false;
}

static void remember(uint64_t print)
{
    atomic_store_explicit(&harmless[print >> 32 & (REMEMBERED - 1)], print, memory_order_relaxed);
}

/* The loader ignores LD_PRELOAD when the file gives its caller more rights than he has. */
static bool raises_rights(const struct stat *status)
{
    return (status->st_mode & S_ISUID && status->st_uid != getuid()) ||
           ((status->st_mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP) &&
            status->st_gid != getgid());
}

/* Whether this stays so, whoever starts it. */
static bool is_set_id(const struct stat *status) { return status->st_mode & (S_ISUID | S_ISGID); }

/* Reads the beginning of it. */
static const char *obstacle_in(int directory, const char *file, const struct stat *status)
{
    char head[PROGRAM_HEAD_SIZE];
    const long fd = direct_call4(SYS_openat, directory, (long)file, O_RDONLY | O_CLOEXEC, 0);
    const long size = fd < 0 ? -1 : direct_call4(SYS_pread64, fd, (long)head, sizeof head, 0);
    const char *obstacle = size > 0 ? program_head_obstacle(head, (size_t)size) : NULL;

    if (fd >= 0)
        direct_call(SYS_close, fd, 0, 0);
    if (size <= 0 || obstacle)
        return obstacle;
    if (memcmp(head, "#!", 2) != 0 && raises_rights(status))
        return "is set-uid or set-gid";
    if (!is_set_id(status))
        remember(fingerprint(status));
    return NULL;
}

static const char *obstacle_of(int directory, const char *file)
{
    struct stat status;

    if (direct_call4(SYS_newfstatat, directory, (long)file, (long)&status, 0) != 0 ||
        !S_ISREG(status.st_mode) || is_harmless(fingerprint(&status)))
        return NULL;
    return obstacle_in(directory, file, &status);
}

const char *onward_obstacle(const struct program_start *start)
{
    char room[PATH_ROOM];
    const char *file = start->path;

    if (file && start->searches && !strchr(file, '/'))
        file = find_along_path(file, room);
    return file ? obstacle_of(start->directory, file) : NULL;
}
