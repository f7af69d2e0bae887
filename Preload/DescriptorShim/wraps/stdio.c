/* FILEs: libc opens and closes their descriptors inside itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"
#include "direct.h"
#include "../opening.h"
#include "../using.h"
#include "onward.h"

#include <string.h>

/* The descriptor of a FILE; -1: it has none. Keeps errno. */
static int number_of(FILE *file)
{
    SHIM_KEEP_ERRNO;
    return file ? fileno(file) : -1;
}

static unsigned mode_marks(const char *mode)
{
    return mode && strchr(mode, 'e') ? MARK_CLOEXEC : 0;
}

static FILE *opened_file(FILE *file, enum call call, unsigned marks, const char *what)
{
    if (file)
        opened_for(number_of(file), call, THING_FILE, OWNER_FILE, file, marks, what);
    else
        opened(-1, call, THING_FILE, 0, NULL);
    return file;
}

SHIM_EXPORT FILE *fopen(const char *path, const char *mode)
{
    return opened_file(REAL(fopen)(path, mode), CALL_fopen, mode_marks(mode), path);
}

SHIM_EXPORT FILE *fopen64(const char *path, const char *mode)
{
    return opened_file(REAL(fopen64)(path, mode), CALL_fopen64, mode_marks(mode), path);
}

SHIM_EXPORT FILE *tmpfile(void) { return opened_file(REAL(tmpfile)(), CALL_tmpfile, 0, "tmpfile"); }

SHIM_EXPORT FILE *tmpfile64(void)
{
    return opened_file(REAL(tmpfile64)(), CALL_tmpfile64, 0, "tmpfile");
}

/* The new file has the old one's number mostly. */
static FILE *reopened(int old, FILE *file, enum call call, const char *path, const char *mode)
{
    const int fd = number_of(file);

    if (old >= 0)
        closed_all(old, old, call);
    if (file && fd >= 0)
        opened_for(fd, call, THING_FILE, OWNER_FILE, file, mode_marks(mode) | MARK_CHOSEN, path);
    return file;
}

SHIM_EXPORT FILE *freopen(const char *path, const char *mode, FILE *file)
{
    const int old = number_of(file);

    return reopened(old, REAL(freopen)(path, mode, file), CALL_freopen, path, mode);
}

SHIM_EXPORT FILE *freopen64(const char *path, const char *mode, FILE *file)
{
    const int old = number_of(file);

    return reopened(old, REAL(freopen64)(path, mode, file), CALL_freopen64, path, mode);
}

SHIM_EXPORT FILE *fdopen(int fd, const char *mode)
{
    FILE *file = REAL(fdopen)(fd, mode);

    if (file)
        adopted(fd, OWNER_FILE, file);
    else
        used(fd, CALL_fdopen, -1);
    return file;
}

/* The call itself may fail in other ways: what is written last may find no room. */
static bool is_closed_already(int fd)
{
    return fd >= 0 && books.state == AWAKE && direct_call(SYS_fcntl, fd, F_GETFD, 0) < 0;
}

static void end(struct closing *closing, bool was_closed)
{
    SHIM_KEEP_ERRNO;

    errno = EBADF;
    closing_end(closing, was_closed ? -1 : 0);
}

#define ENDS(name)                                                                                 \
    SHIM_EXPORT int name(FILE *file)                                                               \
    {                                                                                              \
        const int fd = number_of(file);                                                            \
        const bool was_closed = is_closed_already(fd);                                             \
        struct closing closing = closing_begin(fd, CALL_##name, file);                             \
        const int result = REAL(name)(file);                                                       \
                                                                                                   \
        end(&closing, was_closed);                                                                 \
        return result;                                                                             \
    }

ENDS(fclose)
ENDS(pclose)

FILE *shim_popened(FILE *file)
{
    if (file)
        opened_for(number_of(file), CALL_popen, THING_PIPE, OWNER_POPEN, file, 0, "pipe of popen");
    else
        opened(-1, CALL_popen, THING_PIPE, 0, NULL);
    return file;
}
