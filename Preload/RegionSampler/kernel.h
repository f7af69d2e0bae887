/* kernel.h — the system calls of a sampler, which no wrapper sees: a library that watches the
 * program's descriptors must not take ours for the program's.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef KERNEL_H
#define KERNEL_H

#include "direct.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Each returns a negative errno when it fails. */
static inline int kernel_open(const char *path, int flags, mode_t mode)
{
    return (int)direct_call4(SYS_openat, AT_FDCWD, (long)path, flags | O_CLOEXEC, mode);
}

static inline long kernel_read(int file, void *to, size_t size)
{
    return direct_call(SYS_read, file, (long)to, (long)size);
}

static inline int kernel_close(int file) { return (int)direct_call(SYS_close, file, 0, 0); }

static inline int kernel_status(int file, struct stat *status)
{
    return (int)direct_call(SYS_fstat, file, (long)status, 0);
}

static inline int kernel_control(int file, unsigned long request, void *with)
{
    return (int)direct_call(SYS_ioctl, file, (long)request, (long)with);
}

static inline int kernel_thread(void) { return (int)direct_call(SYS_gettid, 0, 0, 0); }

static inline int kernel_process(void) { return (int)direct_call(SYS_getpid, 0, 0, 0); }

/* Programs count on the lowest number, and some close all up to a number. The table of descriptors
 * grows with the highest, so it is no very high one. Returns the descriptor to use. */
static inline int kernel_move_up(int file)
{
    enum { OUT_OF_THE_WAY = 1000 };
    struct rlimit limit = {0};

    direct_call4(SYS_prlimit64, 0, RLIMIT_NOFILE, 0, (long)&limit);
    const long above = limit.rlim_cur > OUT_OF_THE_WAY ? OUT_OF_THE_WAY : limit.rlim_cur * 3 / 4;
    const int moved = (int)direct_call(SYS_fcntl, file, F_DUPFD_CLOEXEC, above);

    if (moved < 0)
        return file;
    kernel_close(file);
    return moved;
}

/* Nanoseconds. No system call, where the machine's clock is a good one. */
static inline uint64_t clock_now(clockid_t clock)
{
    struct timespec time = {0};

    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

#endif
