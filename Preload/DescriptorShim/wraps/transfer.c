/* Calls that map a file, or take from one descriptor to another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "direct.h"
#include "../using.h"

static void mapped(int fd, int flags, const void *result, enum call call)
{
    if (!(flags & MAP_ANONYMOUS))
        used(fd, call, result == MAP_FAILED ? -1 : 0);
}

SHIM_EXPORT void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
    void *result = REAL(mmap)(at, size, protection, flags, fd, offset);

    mapped(fd, flags, result, CALL_mmap);
    return result;
}

SHIM_EXPORT void *mmap64(void *at, size_t size, int protection, int flags, int fd, off64_t offset)
{
    void *result = REAL(mmap64)(at, size, protection, flags, fd, offset);

    mapped(fd, flags, result, CALL_mmap64);
    return result;
}

/* Which of the two is not open? */
static ssize_t moved(int from, int to, ssize_t result, enum call call)
{
    if (result == -1 && errno == EBADF && books.state == AWAKE &&
        direct_call(SYS_fcntl, from, F_GETFD, 0) >= 0)
        used(to, call, -1);
    else
        used(from, call, result);
    if (result >= 0)
        used(to, call, result);
    return result;
}

SHIM_EXPORT ssize_t sendfile(int to, int from, off_t *offset, size_t count)
{
    return moved(from, to, REAL(sendfile)(to, from, offset, count), CALL_sendfile);
}

SHIM_EXPORT ssize_t sendfile64(int to, int from, off64_t *offset, size_t count)
{
    return moved(from, to, REAL(sendfile64)(to, from, offset, count), CALL_sendfile64);
}

SHIM_EXPORT ssize_t splice(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t count,
                           unsigned flags)
{
    return moved(from, to, REAL(splice)(from, from_offset, to, to_offset, count, flags),
                 CALL_splice);
}

SHIM_EXPORT ssize_t tee(int from, int to, size_t count, unsigned flags)
{
    return moved(from, to, REAL(tee)(from, to, count, flags), CALL_tee);
}

SHIM_EXPORT ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset,
                                    size_t count, unsigned flags)
{
    return moved(from, to, REAL(copy_file_range)(from, from_offset, to, to_offset, count, flags),
                 CALL_copy_file_range);
}
