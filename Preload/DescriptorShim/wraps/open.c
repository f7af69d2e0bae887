/* open and its kin.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../opening.h"

#include <stdarg.h>

/* The mode is there only where a file may be made. */
static mode_t mode_of(int flags, va_list *more)
{
    return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(*more, mode_t) : 0;
}

static inline __attribute__((always_inline)) int opened_path(int fd, enum call call,
                                                             const char *path, int flags)
{
    return opened(fd, call, flags & O_DIRECTORY ? THING_DIRECTORY : THING_FILE,
                  cloexec_mark(flags, O_CLOEXEC), path);
}

#define OPENS(name)                                                                                \
    SHIM_EXPORT int name(const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        const mode_t mode = mode_of(flags, &more);                                                 \
        va_end(more);                                                                              \
        return opened_path(REAL(name)(path, flags, mode), CALL_##name, path, flags);               \
    }

#define OPENS_AT(name)                                                                             \
    SHIM_EXPORT int name(int directory, const char *path, int flags, ...)                          \
    {                                                                                              \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        const mode_t mode = mode_of(flags, &more);                                                 \
        va_end(more);                                                                              \
        return opened_at(directory, REAL(name)(directory, path, flags, mode), CALL_##name, path,   \
                         flags);                                                                   \
    }

#include "../using.h"

/* With these answers the kernel has read the path; with others there may be none. */
static bool is_path_read(int fd) { return fd >= 0 || errno == EBADF || errno == ENOTDIR; }

static int opened_at(int directory, int fd, enum call call, const char *path, int flags)
{
    if (is_path_read(fd) && *path != '/')
        used(directory, call, fd);
    return opened_path(fd, call, path, flags);
}

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

SHIM_EXPORT int __open_2(const char *path, int flags)
{
    return opened_path(REAL(__open_2)(path, flags), CALL___open_2, path, flags);
}

SHIM_EXPORT int __open64_2(const char *path, int flags)
{
    return opened_path(REAL(__open64_2)(path, flags), CALL___open64_2, path, flags);
}

SHIM_EXPORT int __openat_2(int directory, const char *path, int flags)
{
    return opened_at(directory, REAL(__openat_2)(directory, path, flags), CALL___openat_2, path,
                     flags);
}

SHIM_EXPORT int __openat64_2(int directory, const char *path, int flags)
{
    return opened_at(directory, REAL(__openat64_2)(directory, path, flags), CALL___openat64_2, path,
                     flags);
}

SHIM_EXPORT int creat(const char *path, mode_t mode)
{
    return opened_path(REAL(creat)(path, mode), CALL_creat, path, 0);
}

SHIM_EXPORT int creat64(const char *path, mode_t mode)
{
    return opened_path(REAL(creat64)(path, mode), CALL_creat64, path, 0);
}

SHIM_EXPORT int open_by_handle_at(int mount, struct file_handle *handle, int flags)
{
    return opened_path(REAL(open_by_handle_at)(mount, handle, flags), CALL_open_by_handle_at, NULL,
                       flags);
}

#define MAKES(name, parameters, arguments, flags)                                                  \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        return opened_path(REAL(name) arguments, CALL_##name, path, flags);                        \
    }

MAKES(mkstemp, (char *path), (path), 0)
MAKES(mkstemp64, (char *path), (path), 0)
MAKES(mkstemps, (char *path, int suffix), (path, suffix), 0)
MAKES(mkstemps64, (char *path, int suffix), (path, suffix), 0)
MAKES(mkostemp, (char *path, int flags), (path, flags), flags)
MAKES(mkostemp64, (char *path, int flags), (path, flags), flags)
MAKES(mkostemps, (char *path, int suffix, int flags), (path, suffix, flags), flags)
MAKES(mkostemps64, (char *path, int suffix, int flags), (path, suffix, flags), flags)
/* It sets FD_CLOEXEC by itself. */
MAKES(shm_open, (const char *path, int flags, mode_t mode), (path, flags, mode), O_CLOEXEC)
