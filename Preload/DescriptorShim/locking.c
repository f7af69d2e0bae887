/* locking.c — record locks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "locking.h"
#include "direct.h"

struct span {
    uint64_t from, to;
};

/* Zero bytes are all there will ever be; a negative length is in front of the place. */
static struct span span_of(off_t start, off_t length)
{
    if (length < 0)
        return (struct span){(uint64_t)(start + length), (uint64_t)start};
    return (struct span){(uint64_t)start, length ? (uint64_t)(start + length) : UINT64_MAX};
}

static void note(int fd, enum call call, bool is_taken, struct span span)
{
    struct stat status;

    if (!books_open() || vfork_child || direct_call(SYS_fstat, fd, (long)&status, 0))
        return;
    const struct file_identity file = {status.st_dev, status.st_ino};
    if (!is_taken) {
        locks_release(&books.locks, file, span.from, span.to);
        return;
    }
    const struct deed by = deed(call);
    locks_take(&books.locks, &(const struct lock){.file = file,
                                                 .from = span.from,
                                                 .to = span.to,
                                                 .fd = fd,
                                                 .stack = by.stack,
                                                 .time = by.time,
                                                 .pid = by.pid,
                                                 .thread = by.thread,
                                                 .call = by.call});
}

void locked_from_here(int fd, enum call call, bool is_taken, off_t here, off_t length)
{
    SHIM_KEEP_ERRNO;

    note(fd, call, is_taken, span_of(here, length));
}

void locked_by_fcntl(int fd, enum call call, const struct flock *lock)
{
    SHIM_KEEP_ERRNO;
    off_t start = lock->l_start;
    struct stat status;

    if (lock->l_whence == SEEK_CUR)
        start += direct_call(SYS_lseek, fd, 0, SEEK_CUR);
    else if (lock->l_whence == SEEK_END && direct_call(SYS_fstat, fd, (long)&status, 0) == 0)
        start += status.st_size;
    note(fd, call, lock->l_type != F_UNLCK, span_of(start, lock->l_len));
}
